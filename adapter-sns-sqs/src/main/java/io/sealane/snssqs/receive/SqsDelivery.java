package io.sealane.snssqs.receive;

import io.sealane.snssqs.message.Read;
import io.sealane.transport.receive.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * One receipt of a message, and how long it is good for. A receipt handle that is stale is answered
 * with "ok" and nothing is done ("DeleteMessage" in the Amazon SQS API reference): only the time
 * tells whether an answer is worth anything.
 */
final class SqsDelivery extends Delivery {

  /** What is read of what SQS knows of a message; the rest would only be more to send. */
  static final List<MessageSystemAttributeName> READ =
      List.of(
          MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
          MessageSystemAttributeName.SENT_TIMESTAMP,
          MessageSystemAttributeName.MESSAGE_GROUP_ID,
          MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID);

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

  private final String handle;
  private final long receivedAt;
  private volatile long leaseEnd;
  private volatile boolean ended;

  private SqsDelivery(
      Message message,
      @Nullable String key,
      byte[] body,
      Map<String, String> attributes,
      long receivedAt,
      long leaseEnd) {
    super(
        message.messageId(),
        key,
        body,
        attributes,
        (int) Math.max(1, number(message, MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, 1)),
        sentAt(message));
    this.handle = message.receiptHandle();
    this.receivedAt = receivedAt;
    this.leaseEnd = leaseEnd;
  }

  /**
   * A delivery that has just come.
   *
   * @param now in {@code nanoTime}
   * @param lease in nanoseconds
   */
  static SqsDelivery of(Message message, String subscription, long now, long lease) {
    Read read = Read.of(message);
    return new SqsDelivery(
        message,
        key(message, read),
        read.body(),
        Returned.attributes(message, read, subscription),
        now,
        now + lease);
  }

  String handle() {
    return handle;
  }

  /** When it came, in {@code nanoTime}. */
  long receivedAt() {
    return receivedAt;
  }

  /** Why nothing that is asked for it now would mean anything, or null. */
  @Nullable String whyLost(long now) {
    if (ended) {
      return "it was settled before";
    }
    return now - leaseEnd >= 0 ? "the lease has ended" : null;
  }

  /** It was settled. */
  void end() {
    ended = true;
  }

  /** The lease lasts until then. */
  void extendTo(long end) {
    leaseEnd = end;
  }

  /** What was said, or else the message group, unless that is just the event itself. */
  private static @Nullable String key(Message message, Read read) {
    if (read.key() != null) {
      return read.key();
    }
    Map<MessageSystemAttributeName, String> system = message.attributes();
    String group = system.get(MessageSystemAttributeName.MESSAGE_GROUP_ID);
    String self = system.get(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID);
    return group == null || group.equals(self) ? null : group;
  }

  private static @Nullable Instant sentAt(Message message) {
    long millis = number(message, MessageSystemAttributeName.SENT_TIMESTAMP, -1);
    return millis < 0 ? null : Instant.ofEpochMilli(millis);
  }

  private static long number(Message message, MessageSystemAttributeName name, long otherwise) {
    String text = message.attributes().get(name);
    return text != null && NUMBER.matcher(text).matches() ? Long.parseLong(text) : otherwise;
  }
}
