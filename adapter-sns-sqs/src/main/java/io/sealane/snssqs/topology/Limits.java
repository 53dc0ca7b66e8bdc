package io.sealane.snssqs.topology;

import java.time.Duration;

/**
 * Limits of the two services, as data.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-quotas.html">Amazon
 *     SQS quotas</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html">Filter
 *     policy constraints</a>
 */
final class Limits {

  /** Of a queue, {@code .fifo} included. */
  static final int QUEUE_NAME = 80;

  /** Of a topic, {@code .fifo} included. */
  static final int TOPIC_NAME = 256;

  static final Duration MIN_RETENTION = Duration.ofSeconds(60);
  static final Duration MAX_RETENTION = Duration.ofDays(14);
  static final Duration MIN_VISIBILITY = Duration.ofSeconds(1);
  static final Duration MAX_VISIBILITY = Duration.ofHours(12);
  static final int MIN_MESSAGE_BYTES = 1_024;
  static final int MAX_MESSAGE_BYTES = 1_048_576;

  /** What a topic takes unless it was raised. */
  static final int TOPIC_MESSAGE_BYTES = 262_144;

  /** The longest wait of a receive. */
  static final Duration RECEIVE_WAIT = Duration.ofSeconds(20);

  /** Of a redrive policy. */
  static final int MAX_RECEIVE_COUNT = 1_000;

  /** The values of a filter policy, all patterns counted. */
  static final int FILTER_VALUES = 150;

  private Limits() {}
}
