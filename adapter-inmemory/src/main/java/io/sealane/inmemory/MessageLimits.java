package io.sealane.inmemory;

import io.sealane.error.Failure;
import io.sealane.transport.send.MessageSize;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendLimits;
import org.jspecify.annotations.Nullable;

/**
 * What may be sent. Nothing in memory needs a limit; there is one, of the size that the largest
 * brokers have, so that what no broker would take fails in the first test.
 */
final class MessageLimits {
  static final int MAX_BATCH = 100;
  private static final int MAX_BYTES = 1024 * 1024;
  private static final int MAX_ATTRIBUTES = 50;
  private static final int RESERVED_BYTES = 4 * 1024;

  private MessageLimits() {}

  static SendLimits with(boolean onePerKey) {
    return new SendLimits(
        MAX_BATCH, MAX_BYTES, MAX_BATCH * MAX_BYTES, MAX_ATTRIBUTES, RESERVED_BYTES, onePerKey);
  }

  /** Why the message cannot be taken, or null if it can. */
  static @Nullable Failure violatedBy(OutgoingMessage message) {
    int attributes = message.attributes().size();
    if (attributes > MAX_ATTRIBUTES) {
      return invalid(message, attributes + " attributes", MAX_ATTRIBUTES);
    }
    int bytes = MessageSize.of(message);
    return bytes > MAX_BYTES
        ? invalid(message, bytes + " bytes, attributes included", MAX_BYTES)
        : null;
  }

  private static Failure invalid(OutgoingMessage message, String has, int limit) {
    return Failure.of(
        Failure.Kind.INVALID,
        "message " + message.id() + " has " + has + "; the limit is " + limit);
  }
}
