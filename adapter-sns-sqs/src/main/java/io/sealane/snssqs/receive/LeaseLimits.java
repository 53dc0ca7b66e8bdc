package io.sealane.snssqs.receive;

import io.sealane.transport.receive.ReceiveRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What SQS takes of a receive and of a lease, as data.
 *
 * @param maxReceive the most messages of a receive
 * @param maxSettle the most entries of a deletion or of a change of visibility
 * @param maxWait the longest wait of a receive
 * @param maxLease the longest that a message stays hidden, counted from its receipt
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html">message
 *     quotas</a>
 */
public record LeaseLimits(int maxReceive, int maxSettle, Duration maxWait, Duration maxLease) {

  /** Those of the service. */
  public static final LeaseLimits SQS =
      new LeaseLimits(10, 10, Duration.ofSeconds(20), Duration.ofHours(12));

  /** Whole seconds, rounded up, as SQS has them. */
  static int seconds(Duration duration) {
    return (int) duration.plusNanos(999_999_999).toSeconds();
  }

  /** Why SQS would refuse the receive, or null. */
  @Nullable String problemOf(ReceiveRequest request) {
    if (request.max() < 1 || request.max() > maxReceive) {
      return "a receive of " + request.max() + " messages; SQS takes 1 to " + maxReceive;
    }
    Duration wait = request.waitAtMost();
    if (wait.isNegative() || wait.compareTo(maxWait) > 0) {
      return "a receive that waits " + wait + "; SQS waits PT0S to " + maxWait;
    }
    Duration lease = request.lease();
    if (lease.isNegative() || lease.isZero() || lease.compareTo(maxLease) > 0) {
      return "a lease of " + lease + "; SQS takes more than PT0S, to " + maxLease;
    }
    return null;
  }
}
