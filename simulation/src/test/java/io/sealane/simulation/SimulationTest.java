package io.sealane.simulation;

import io.sealane.simulation.life.SealaneApplication;
import org.junit.jupiter.api.Test;

/**
 * Lives {@code sealane.seeds} seeds (10,000 unless said), or only {@code sealane.seed}, then with
 * its trace.
 */
class SimulationTest {

  private final Trial trial = new Trial("simulation", SealaneApplication::create);

  @Test
  void oneSeedIsOneLife() {
    trial.repeat(30);
  }

  @Test
  void nothingHappensThatMustNot() {
    Long one = Long.getLong("sealane.seed");
    if (one != null) {
      trial.replay(one);
    } else {
      trial.live(Integer.getInteger("sealane.seeds", 10_000));
    }
  }
}
