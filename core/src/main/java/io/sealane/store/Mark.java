package io.sealane.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * That an event was handled, in few bytes: the id of 36 characters becomes 16 bytes. Marks are
 * equal if they are of the same event within the same subscription, whatever its content.
 */
final class Mark {
  private static final int UUID_LENGTH = 36;

  private final String subscription;
  private final long idHigh;
  private final long idLow;
  private final long contentHigh;
  private final long contentLow;
  private final long at;

  private Mark(String subscription, long idHigh, long idLow, Fingerprint content, long at) {
    this.subscription = subscription;
    this.idHigh = idHigh;
    this.idLow = idLow;
    this.contentHigh = content.high();
    this.contentLow = content.low();
    this.at = at;
  }

  /**
   * A mark.
   *
   * @param at the nanoseconds of the scheduler's clock
   */
  static Mark of(GuardKey key, Fingerprint content, long at) {
    String id = key.eventId();
    if (isUuid(id)) {
      long high = bits(id, 0, 18);
      return new Mark(key.subscription(), high, bits(id, 19, UUID_LENGTH), content, at);
    }
    // Of any other id as many bits of a SHA-256: nobody can make a second id for them.
    ByteBuffer hash =
        ByteBuffer.wrap(Fingerprint.sha256().digest(id.getBytes(StandardCharsets.UTF_8)));
    return new Mark(key.subscription(), hash.getLong(), hash.getLong(), content, at);
  }

  boolean isOf(Fingerprint content) {
    return contentHigh == content.high() && contentLow == content.low();
  }

  /** How many nanoseconds ago it was made. */
  long age(long now) {
    return now - at;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Mark mark
        && idHigh == mark.idHigh
        && idLow == mark.idLow
        && subscription.equals(mark.subscription);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(31 * idHigh + idLow) ^ subscription.hashCode();
  }

  /** Only the form that has exactly one text for each value may be read as a number. */
  private static boolean isUuid(String id) {
    if (id.length() != UUID_LENGTH) {
      return false;
    }
    for (int i = 0; i < UUID_LENGTH; i++) {
      char c = id.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : !isHexDigit(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHexDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  private static long bits(String id, int from, int to) {
    long bits = 0;
    for (int i = from; i < to; i++) {
      char c = id.charAt(i);
      if (c != '-') {
        bits = bits << 4 | (c <= '9' ? c - '0' : c - 'a' + 10);
      }
    }
    return bits;
  }
}
