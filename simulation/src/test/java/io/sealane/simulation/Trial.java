package io.sealane.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.life.Application;
import io.sealane.simulation.life.Life;
import io.sealane.simulation.life.Outcome;
import io.sealane.simulation.time.Crew;
import java.util.stream.Collectors;

/** Many lives of one kind of application, or one that is told. */
final class Trial {

  /** So many seeds meet every kind of trouble. */
  private static final int ENOUGH = 1_500;

  private final String name;
  private final Application.Factory factory;

  /**
   * A trial of such applications.
   *
   * @param name that of its report
   */
  Trial(String name, Application.Factory factory) {
    this.name = name;
    this.factory = factory;
  }

  /** Lives that seed, with its trace. */
  void replay(long seed) {
    Outcome outcome = Life.live(factory.world(seed), new Crew(), factory, true);
    outcome.trace().forEach(System.out::println);
    assertThat(outcome.violations()).as(Story.of(outcome)).isEmpty();
  }

  /** Lives so many seeds from zero on. */
  void live(int seeds) {
    long began = System.nanoTime();
    Campaign campaign = Campaign.run(factory, 0, seeds, lives());
    double seconds = (System.nanoTime() - began) / 1e9;
    Report.open(name).campaign(campaign).write();
    System.out.printf(
        "%s: %,d seeds, %,d events, %,d steps, %.0f s%n",
        name, seeds, campaign.totalEvents(), campaign.steps(), seconds);

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

  /** The same seed and the same code give the same life, whether it is traced or not. */
  void repeat(int seeds) {
    for (long seed = 0; seed < seeds; seed++) {
      Outcome first = Life.live(factory.world(seed), new Crew(), factory, false);
      Outcome second = Life.live(factory.world(seed), new Crew(), factory, true);

      assertThat(second.hash()).as("seed %d", seed).isEqualTo(first.hash());
      assertThat(second.hits()).isEqualTo(first.hits());
    }
  }

  private static int lives() {
    return Integer.getInteger(
        "sealane.lives", Math.max(1, Math.min(2, Runtime.getRuntime().availableProcessors())));
  }

  private String story(Outcome failed) {
    return "\n" + Story.of(new Shrinker(factory).shrink(failed));
  }
}
