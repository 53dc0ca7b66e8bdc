package io.sealane.snssqs.deadletter;

import io.sealane.snssqs.message.FlatJson;
import io.sealane.snssqs.message.Names;
import io.sealane.snssqs.message.Read;
import io.sealane.snssqs.message.Written;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetter.Cause;
import io.sealane.transport.deadletter.DeadLetter.Reason;
import io.sealane.transport.send.MessageSize;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * How a dead letter looks in its queue: as the message that it was, and why it is here as JSON in
 * one attribute. Without that attribute it is the broker that has put it here.
 */
public final class Letters {

  private static final String EVENT_ATTRIBUTE = "ce_id";
  private static final String TYPE_ATTRIBUTE = "ce_type";

  private Letters() {}

  /**
   * The letter as a message.
   *
   * @param bytes the most that it may take; what is said about the reason shrinks to fit
   * @return null if it does not fit whatever is left out
   */
  static @Nullable Written write(DeadLetter letter, int bytes) {
    String detail = letter.cause().detail();
    Written written = write(letter, detail);
    while (written.bytes() > bytes && !detail.isEmpty()) {
      detail = shorter(detail, written.bytes() - bytes);
      written = write(letter, detail);
    }
    return written.bytes() <= bytes ? written : null;
  }

  /** Without its last characters, of at least so many bytes if there are. */
  private static String shorter(String text, int bytes) {
    int end = text.length();
    for (int cut = 0; cut < bytes && end > 0; ) {
      end = text.offsetByCodePoints(end, -1);
      cut += MessageSize.utf8(text.substring(end, text.offsetByCodePoints(end, 1)));
    }
    return text.substring(0, end);
  }

  /** The letter that the message is, read from the subscription's queue of them or moved back. */
  public static DeadLetter read(Message message, Read read, String subscription) {
    Map<String, String> why = read.dead() == null ? Map.of() : read.dead();
    String messageId = why.getOrDefault("message", message.messageId());
    Map<String, String> attributes = read.attributes();
    return new DeadLetter(
        messageId,
        why.isEmpty() ? attributes.get(EVENT_ATTRIBUTE) : why.get("event"),
        why.isEmpty() ? attributes.get(TYPE_ATTRIBUTE) : why.get("type"),
        why.getOrDefault("subscription", subscription),
        read.key() != null ? read.key() : group(message),
        read.body(),
        attributes,
        cause(why, message));
  }

  private static Written write(DeadLetter letter, String detail) {
    Cause cause = letter.cause();
    Map<String, String> why = new LinkedHashMap<>();
    why.put("reason", cause.reason().name());
    why.put("detail", detail);
    why.put("attempts", Integer.toString(cause.attempts()));
    why.put("first", cause.firstAt().toString());
    why.put("at", cause.deadAt().toString());
    why.put("message", letter.messageId());
    why.put("subscription", letter.subscription());
    if (letter.eventId() != null) {
      why.put("event", letter.eventId());
    }
    if (letter.type() != null) {
      why.put("type", letter.type());
    }
    return Written.any(
        letter.key(), letter.body(), letter.attributes(), Map.of(Names.DEAD, FlatJson.write(why)));
  }

  private static Cause cause(Map<String, String> why, Message message) {
    Instant sent = sentAt(message);
    try {
      return new Cause(
          Reason.valueOf(why.getOrDefault("reason", Reason.BROKER.name())),
          why.getOrDefault("detail", "received more often than the queue allows"),
          Integer.parseInt(why.getOrDefault("attempts", "0")),
          why.containsKey("first") ? Instant.parse(why.get("first")) : sent,
          why.containsKey("at") ? Instant.parse(why.get("at")) : sent);
    } catch (IllegalArgumentException | DateTimeException e) {
      return new Cause(Reason.BROKER, "the attribute that says why is not legible", 0, sent, sent);
    }
  }

  static Instant sentAt(Message message) {
    String millis = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
    return millis != null && millis.matches("[0-9]{1,15}")
        ? Instant.ofEpochMilli(Long.parseLong(millis))
        : Instant.EPOCH;
  }

  private static @Nullable String group(Message message) {
    Map<MessageSystemAttributeName, String> system = message.attributes();
    String group = system.get(MessageSystemAttributeName.MESSAGE_GROUP_ID);
    String self = system.get(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID);
    return group == null || group.equals(self) ? null : group;
  }
}
