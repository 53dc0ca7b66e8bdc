package io.sealane.transport.send;

import java.util.Map;

/**
 * How much of a broker's limits a message takes: the bytes of its body, and of each attribute the
 * UTF-8 bytes of name, data type and value, as Amazon SQS counts them ("Message attributes" in the
 * SQS developer guide: name, type, value and the message body all count).
 */
public final class MessageSize {

  /** Every attribute of ours is of SQS's data type {@code String}. */
  private static final int DATA_TYPE_BYTES = "String".length();

  private MessageSize() {}

  /** The bytes of a message, body and attributes. */
  public static int of(OutgoingMessage message) {
    int bytes = message.body().length;
    for (Map.Entry<String, String> attribute : message.attributes().entrySet()) {
      bytes += utf8(attribute.getKey()) + DATA_TYPE_BYTES + utf8(attribute.getValue());
    }
    return bytes;
  }

  /**
   * The bytes of a text in UTF-8, counted without writing them. Half of a surrogate pair counts as
   * the one byte of the question mark that {@link String#getBytes} puts in its place.
   */
  public static int utf8(String text) {
    int bytes = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        continue;
      }
      if (c < 0x800) {
        bytes += 1;
      } else if (!Character.isSurrogate(c)) {
        bytes += 2;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        bytes += 2; // Two chars, four bytes.
        i++;
      }
    }
    return bytes;
  }
}
