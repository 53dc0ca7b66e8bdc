package io.sealane.jdbc.deadletter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The ids of letters as a column with an index can hold them. */
final class StoredId {

  /** What fits into an index of each database. */
  private static final int LONGEST = 512;

  private static final String HASH = "sha-256:";

  private StoredId() {}

  /** The id itself, or its hash if it is too long, or might be taken for one. */
  static String of(String id) {
    String escaped = Ascii.escape(id);
    return escaped.length() > LONGEST || escaped.startsWith(HASH) ? HASH + hash(escaped) : escaped;
  }

  private static String hash(String escaped) {
    try {
      byte[] bytes = escaped.getBytes(StandardCharsets.US_ASCII);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
