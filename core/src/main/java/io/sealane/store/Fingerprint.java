package io.sealane.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Tells whether two events with one id have the same content: made of type tag, data version and
 * raw data, never of headers or trace, which change from delivery to delivery.
 *
 * @param high the first 8 bytes of a SHA-256
 * @param low the next 8 bytes
 */
public record Fingerprint(long high, long low) {

  /**
   * The fingerprint of some content.
   *
   * @param type the type tag
   * @param version the data version
   * @param data the array that holds the raw data
   * @param offset where the data begins in it
   * @param length how many bytes it has
   */
  public static Fingerprint of(String type, int version, byte[] data, int offset, int length) {
    MessageDigest digest = sha256();
    digest.update(type.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(version).array());
    digest.update(data, offset, length);
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    return new Fingerprint(hash.getLong(), hash.getLong());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
