package io.sealane.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class BackoffProps {

  @Property
  void aWaitIsWithinItsJitterAndNeverAboveTheMaximum(
      @ForAll @LongRange(min = 1, max = 10_000) long first,
      @ForAll @LongRange(min = 0, max = 1_000_000) long more,
      @ForAll @DoubleRange(min = 1.0, max = 10.0) double factor,
      @ForAll @DoubleRange(min = 0.0, max = 1.0) double jitter,
      @ForAll @IntRange(min = 1, max = Integer.MAX_VALUE) int failures,
      @ForAll long seed) {
    Duration max = Duration.ofMillis(first + more);
    Backoff backoff = new Backoff(Duration.ofMillis(first), max, factor, jitter);

    Duration wait = backoff.after(failures, new SplittableRandom(seed));

    double grown = Math.min(first * 1e6 * Math.pow(factor, failures - 1.0), max.toNanos());
    assertThat(wait).isBetween(Duration.ZERO, max);
    assertThat((double) wait.toNanos()).isBetween(grown * (1 - jitter) - 1, grown + 1);
  }

  @Property
  void waitsWithoutJitterNeverShrink(
      @ForAll @IntRange(min = 1, max = 1_000) int failures, @ForAll long seed) {
    Backoff backoff = new Backoff(Duration.ofMillis(10), Duration.ofMinutes(5), 2.0, 0.0);

    Duration wait = backoff.after(failures, new SplittableRandom(seed));

    assertThat(backoff.after(failures + 1, new SplittableRandom(seed)))
        .isGreaterThanOrEqualTo(wait);
  }
}
