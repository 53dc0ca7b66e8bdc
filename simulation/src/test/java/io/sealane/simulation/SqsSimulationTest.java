package io.sealane.simulation;

import io.sealane.simulation.sqs.SqsLives;
import org.junit.jupiter.api.Test;

/**
 * The same lives over the adapter for SNS and SQS: {@code sealane.sqs.seeds} seeds (1,500 unless
 * said), or only {@code sealane.seed}, then with its trace.
 */
class SqsSimulationTest {

  private final Trial trial = new Trial("simulation-sqs", new SqsLives());

  @Test
  void oneSeedIsOneLife() {
    trial.repeat(10);
  }

  @Test
  void nothingHappensThatMustNot() {
    Long one = Long.getLong("sealane.seed");
    if (one != null) {
      trial.replay(one);
    } else {
      trial.live(Integer.getInteger("sealane.sqs.seeds", 1_500));
    }
  }
}
