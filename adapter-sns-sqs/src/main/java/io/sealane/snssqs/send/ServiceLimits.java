package io.sealane.snssqs.send;

import io.sealane.transport.send.SendLimits;

/**
 * What the two services take, as data.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/large-message-payloads.html">SNS: 256 KiB
 *     unless the topic's MaximumMessageSize was raised, up to 1 MiB</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html">SQS:
 *     1 MiB for a message and for a batch, ten entries, ten attributes</a>
 */
public final class ServiceLimits {

  /** The most bytes of a message to a topic that nobody has raised, and of a batch of them. */
  public static final int TOPIC_BYTES = 262_144;

  /** The most bytes of a message to a queue, and of a batch of them. */
  public static final int QUEUE_BYTES = 1_048_576;

  /** The most entries of a batch, at both. */
  public static final int BATCH = 10;

  /** More than ten travel packed into one; this is where the adapter draws a line. */
  private static final int ATTRIBUTES = 100;

  /** What publishing leaves for the reason of a dead letter. */
  private static final int RESERVED = 4 * 1024;

  private ServiceLimits() {}

  /**
   * The limits of a send.
   *
   * @param bytes of a message, and of a batch
   */
  public static SendLimits of(int bytes) {
    return new SendLimits(BATCH, bytes, bytes, ATTRIBUTES, RESERVED, true);
  }
}
