package io.sealane.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A secret that no text of ours may repeat. The fuzzer writes it as one byte, which is forbidden in
 * JSON otherwise, and so puts it everywhere.
 */
final class Canary {

  static final String TEXT = "SecretZq7";

  private static final byte MARK = 1;

  private Canary() {}

  /** The same bytes with the secret for each mark. */
  static byte[] expand(byte[] input) {
    ByteArrayOutputStream expanded = new ByteArrayOutputStream(input.length + 32);
    for (byte one : input) {
      if (one == MARK) {
        expanded.writeBytes(TEXT.getBytes(StandardCharsets.US_ASCII));
      } else {
        expanded.write(one);
      }
    }
    return expanded.toByteArray();
  }

  /** The same text with the secret for each mark. */
  static String expand(String input) {
    return input.replace(String.valueOf((char) MARK), TEXT);
  }

  static boolean isIn(String text) {
    return text.toLowerCase(Locale.ROOT).contains(TEXT.toLowerCase(Locale.ROOT));
  }
}
