package io.sealane.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.simulation.sqs.SqsLives;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SqsSimulationTest {
  @Test
  void slice() {
    int seeds = Integer.getInteger("sealane.seeds", 200);
    long began = System.nanoTime();
    Campaign campaign = Campaign.run(new SqsLives(), 0, seeds, 2);
    System.out.printf(
        "simulation: %,d seeds, %,d steps, %.1f s%n %s",
        seeds, campaign.steps(), (System.nanoTime() - began) / 1e9, campaign.hits());
    assertThat(
            campaign.failures().stream()
                .limit(3)
                .map(f -> "\n" + Story.of(new Shrinker(new SqsLives()).shrink(f)))
                .collect(Collectors.joining()))
        .as("%d lives failed", campaign.failures().size())
        .isEmpty();
  }
}
