package io.sealane.snssqs.topology;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An SQS queue as it should be.
 *
 * @param name its name at SQS
 * @param purpose what it is for
 * @param fifo whether it keeps order
 * @param highThroughput for a FIFO queue, whether its rate is limited per message group
 * @param visibility the lease of a delivery, whole seconds
 * @param retention for how long it keeps messages
 * @param redrive where SQS itself puts what was received too often, or null
 * @param senders the names of the topics that may send to it, sorted
 */
public record QueueResource(
    String name,
    Purpose purpose,
    boolean fifo,
    boolean highThroughput,
    Duration visibility,
    Duration retention,
    @Nullable Redrive redrive,
    List<String> senders) {

  /** What a queue is for. */
  public enum Purpose {
    /** A subscription receives from it. */
    WORK,
    /** It holds what a subscription, or SQS on its behalf, gave up. */
    DEAD_LETTERS,
    /** It holds what SNS could not deliver to the queue of a subscription. */
    UNDELIVERED
  }

  /**
   * The broker's own way out of a crash loop.
   *
   * @param deadLetters the name of the dead-letter queue
   * @param maxReceiveCount after how many receives; well above what the subscription's policy tries
   */
  public record Redrive(String deadLetters, int maxReceiveCount) {}

  /** Copies the list. */
  public QueueResource {
    senders = List.copyOf(senders);
  }

  /** The attributes by SQS's names, but for those that hold the address of another resource. */
  public Map<String, String> attributes() {
    Map<String, String> attributes = new TreeMap<>();
    attributes.put("VisibilityTimeout", seconds(visibility));
    attributes.put("MessageRetentionPeriod", seconds(retention));
    attributes.put("ReceiveMessageWaitTimeSeconds", seconds(Limits.RECEIVE_WAIT));
    attributes.put("MaximumMessageSize", Integer.toString(Limits.MAX_MESSAGE_BYTES));
    if (fifo) {
      attributes.put("FifoQueue", "true");
      attributes.put("ContentBasedDeduplication", "false");
      attributes.put("DeduplicationScope", highThroughput ? "messageGroup" : "queue");
      attributes.put("FifoThroughputLimit", highThroughput ? "perMessageGroupId" : "perQueue");
    }
    return attributes;
  }

  private static String seconds(Duration duration) {
    return Long.toString(duration.toSeconds());
  }
}
