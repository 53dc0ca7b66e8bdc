package io.sealane.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.life.Application;
import io.sealane.simulation.life.Life;
import io.sealane.simulation.life.Outcome;
import io.sealane.simulation.life.SealaneApplication;
import io.sealane.simulation.time.Crew;
import io.sealane.simulation.world.World;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Lives {@code sealane.seeds} seeds (10,000 unless said), or only {@code sealane.seed}, then with
 * its trace.
 */
class SimulationTest {

  private static final Application.Factory REAL = SealaneApplication::create;

  /** So many seeds meet every kind of trouble. */
  private static final int ENOUGH = 2_000;

  @Test
  void oneSeedIsOneLife() {
    for (long seed = 0; seed < 30; seed++) {
      Outcome first = Life.live(World.of(seed), new Crew(), REAL, false);
      Outcome second = Life.live(World.of(seed), new Crew(), REAL, true);

      assertThat(second.hash()).as("seed %d", seed).isEqualTo(first.hash());
      assertThat(second.hits()).isEqualTo(first.hits());
    }
  }

  @Test
  void nothingHappensThatMustNot() {
    Long one = Long.getLong("sealane.seed");
    if (one != null) {
      replay(one);
      return;
    }
    int seeds = Integer.getInteger("sealane.seeds", 10_000);
    long began = System.nanoTime();
    Campaign campaign = Campaign.run(REAL, 0, seeds, lives());
    double seconds = (System.nanoTime() - began) / 1e9;
    Report.open().campaign(campaign).write();
    System.out.printf(
        "simulation: %,d seeds, %,d events, %,d steps, %.0f s%n",
        seeds, campaign.totalEvents(), campaign.steps(), seconds);

    assertThat(campaign.failures().stream().limit(3).map(this::story).collect(Collectors.joining()))
        .as("%d lives failed", campaign.failures().size())
        .isEmpty();
    assertThat(campaign.medianEvents()).isGreaterThanOrEqualTo(30);
    assertThat(campaign.medianConsumers()).isGreaterThanOrEqualTo(2);
    assertThat(campaign.medianFaults()).isGreaterThanOrEqualTo(3);
    if (seeds >= ENOUGH) {
      assertThat(campaign.hits()).containsOnlyKeys(FaultKind.values());
    }
  }

  private static int lives() {
    return Integer.getInteger(
        "sealane.lives", Math.max(1, Math.min(2, Runtime.getRuntime().availableProcessors())));
  }

  private void replay(long seed) {
    Outcome outcome = Life.live(World.of(seed), new Crew(), REAL, true);
    outcome.trace().forEach(System.out::println);
    assertThat(outcome.violations()).as(Story.of(outcome)).isEmpty();
  }

  private String story(Outcome failed) {
    return "\n" + Story.of(new Shrinker(REAL).shrink(failed));
  }
}
