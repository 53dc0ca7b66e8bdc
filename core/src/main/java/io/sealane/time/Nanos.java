package io.sealane.time;

import java.time.Duration;

/** Spans of time as they are counted. */
public final class Nanos {

  private static final Duration LONGEST = Duration.ofDays(36_500);

  private Nanos() {}

  /**
   * A span in nanoseconds. A hundred years is the longest: whoever says more means "for ever", and
   * is not answered with an overflow.
   */
  public static long of(Duration span) {
    if (span.compareTo(LONGEST) > 0) {
      return LONGEST.toNanos();
    }
    return span.isNegative() ? 0 : span.toNanos();
  }
}
