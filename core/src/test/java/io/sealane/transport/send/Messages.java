package io.sealane.transport.send;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Messages and limits for tests. */
final class Messages {

  /** Ten messages of 1,000 bytes, 2,000 bytes a batch, two attributes, 100 bytes reserved. */
  static final SendLimits LIMITS = new SendLimits(10, 1_000, 2_000, 2, 100, true);

  private Messages() {}

  static OutgoingMessage message(String id) {
    return keyed(id, null);
  }

  static OutgoingMessage keyed(String id, String key) {
    return new OutgoingMessage(id, key, new byte[10], Map.of());
  }

  static OutgoingMessage sized(String id, int bytes) {
    return new OutgoingMessage(id, null, new byte[bytes], Map.of());
  }

  static List<OutgoingMessage> messages(int count) {
    List<OutgoingMessage> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      messages.add(message("m" + i));
    }
    return messages;
  }
}
