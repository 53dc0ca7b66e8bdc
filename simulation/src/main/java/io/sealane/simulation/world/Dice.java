package io.sealane.simulation.world;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Choices in the words of a world. */
final class Dice {

  private final SplittableRandom random;

  Dice(SplittableRandom random) {
    this.random = random;
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Both ends included. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  Duration millis(int least, int most) {
    return Duration.ofNanos(random.nextLong(least * 1_000_000L, most * 1_000_000L + 1));
  }

  Duration seconds(int least, int most) {
    return Duration.ofSeconds(between(least, most));
  }
}
