package io.sealane.jdbc.relay;

import java.time.Duration;

/**
 * How fast a relay works. Immutable.
 *
 * @param batch the most events that are read at once, 1 or more
 * @param busy the wait between two looks at a topic that has events, more than zero
 * @param idle the longest wait between two looks at a topic that has none
 * @param lease how long a relay that ended without a word keeps others from its topics
 */
public record Pace(int batch, Duration busy, Duration idle, Duration lease) {

  /** 1,000 events, 20 ms, one second, 15 seconds. */
  public static final Pace STANDARD =
      new Pace(1_000, Duration.ofMillis(20), Duration.ofSeconds(1), Duration.ofSeconds(15));

  /** Checks the ranges. */
  public Pace {
    if (batch < 1 || busy.isZero() || busy.isNegative() || idle.compareTo(busy) < 0) {
      throw new IllegalArgumentException(
          "a relay needs batch >= 1 and 0 < busy <= idle, not "
              + (batch + ", " + busy + ", " + idle));
    }
    if (lease.compareTo(Duration.ofMillis(100)) < 0) {
      throw new IllegalArgumentException("a relay's lease is 100 ms or more, not " + lease);
    }
  }
}
