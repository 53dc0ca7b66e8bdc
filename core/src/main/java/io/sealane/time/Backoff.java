package io.sealane.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits that grow from try to try, with jitter, so that many clients that failed together do not
 * come back together.
 *
 * @param first the wait after the first failure before jitter, more than zero
 * @param max the longest wait before jitter, not less than {@code first}
 * @param factor what a wait is multiplied by for the next, 1.0 or more
 * @param jitter the share of a wait that is random, 0.0 (none) to 1.0 (all of it)
 */
public record Backoff(Duration first, Duration max, double factor, double jitter) {

  /** Checks the ranges. */
  public Backoff {
    if (first.isNegative() || first.isZero() || max.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "back-off needs 0 < first <= max, not " + first + ", " + max);
    }
    if (!(factor >= 1.0) || !(jitter >= 0.0 && jitter <= 1.0)) {
      throw new IllegalArgumentException(
          "back-off needs factor >= 1 and jitter 0..1, not " + factor + ", " + jitter);
    }
  }

  /** Doubles from {@code first} to {@code max}, a quarter of each wait random. */
  public static Backoff exponential(Duration first, Duration max) {
    return new Backoff(first, max, 2.0, 0.25);
  }

  /** The same wait each time, without jitter. */
  public static Backoff fixed(Duration wait) {
    return new Backoff(wait, wait, 1.0, 0.0);
  }

  /**
   * The wait after a failure.
   *
   * @param failures how many failures there were in a row, 1 or more
   * @param random where jitter comes from
   * @return the wait, between {@code (1 - jitter)} and 1 times the grown wait, never negative
   */
  public Duration after(int failures, RandomGenerator random) {
    double grown = Nanos.of(first) * Math.pow(factor, Math.max(0, failures - 1));
    double bounded = Math.min(grown, Nanos.of(max));
    return Duration.ofNanos((long) (bounded * (1.0 - jitter * random.nextDouble())));
  }
}
