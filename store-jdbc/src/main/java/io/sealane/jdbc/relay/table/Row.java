package io.sealane.jdbc.relay.table;

import io.sealane.transport.send.OutgoingMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A message that waits.
 *
 * @param seq its place in the order of all
 * @param lane what it holds back if it fails: its key, digested to a fixed length; where there is
 *     none, or its topic promises no order, only itself
 */
public record Row(long seq, OutgoingMessage message, String lane) {

  /** With its lane. */
  public static Row of(long seq, OutgoingMessage message, boolean ordered) {
    String key = message.key();
    return new Row(seq, message, ordered && key != null ? digest(key) : "#" + seq);
  }

  private static String digest(String key) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      // As UTF-16, so that two keys with different halves of surrogate pairs are two.
      return HexFormat.of().formatHex(sha.digest(key.getBytes(StandardCharsets.UTF_16BE)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
