package io.sealane.consume;

import java.time.Duration;

/**
 * How many deliveries a subscription holds, for how long and in what order.
 *
 * @param concurrency the most handlers that run at once, 1 or more
 * @param ordered whether events of one key are handled one after the other
 * @param headOfLine what happens behind an event that fails, where {@code ordered}
 * @param lease for how long a delivery is ours before it has to be extended, more than zero
 * @param maxLease the longest that a delivery is held, extensions included
 * @param timeout the longest that a handler may take before it is cancelled
 */
public record Flow(
    int concurrency,
    boolean ordered,
    HeadOfLine headOfLine,
    Duration lease,
    Duration maxLease,
    Duration timeout) {

  /**
   * Ten at once, in no order, leases of 30 seconds, held for at most 12 hours (the limit of SQS).
   */
  public static final Flow DEFAULT =
      new Flow(
          10,
          false,
          HeadOfLine.BLOCK,
          Duration.ofSeconds(30),
          Duration.ofHours(12),
          Duration.ofHours(12));

  Flow withConcurrency(int concurrency) {
    return new Flow(concurrency, ordered, headOfLine, lease, maxLease, timeout);
  }

  Flow inOrder(HeadOfLine headOfLine) {
    return new Flow(concurrency, true, headOfLine, lease, maxLease, timeout);
  }

  Flow withLease(Duration lease, Duration maxLease) {
    return new Flow(concurrency, ordered, headOfLine, lease, maxLease, timeout);
  }

  Flow withTimeout(Duration timeout) {
    return new Flow(concurrency, ordered, headOfLine, lease, maxLease, timeout);
  }
}
