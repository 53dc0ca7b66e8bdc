package io.sealane.snssqs.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Which characters the services take: those of XML 1.0. SQS refuses a message that has any other
 * with {@code InvalidMessageContents} ("SendMessageBatch" in the Amazon SQS API reference).
 */
final class Characters {

  private Characters() {}

  /** Whether every character may be sent; half of a surrogate pair may not. */
  static boolean areLegal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (!isLegal(c)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the character may stand alone. */
  static boolean isLegal(char c) {
    if (c < ' ') {
      return c == '\t' || c == '\n' || c == '\r';
    }
    return !Character.isSurrogate(c) && c < '\uFFFE';
  }

  /** The text that the bytes are in UTF-8, or null if they are none that may be sent. */
  static @Nullable String textOf(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return areLegal(text) ? text : null;
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
