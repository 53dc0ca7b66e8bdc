package io.sealane.snssqs.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ids for FIFO: message groups and deduplication. Both take up to 128 letters, digits and signs of
 * ASCII ("SendMessage" in the Amazon SQS API reference, "Publish" in that of Amazon SNS).
 */
public final class GroupIds {

  private static final Pattern LEGAL = Pattern.compile("[\\x21-\\x7E]{1,128}");

  private GroupIds() {}

  /**
   * The message group of an event.
   *
   * @param key what order is kept within; without one, the event is its own group
   */
  public static String groupOf(@Nullable String key, String id) {
    return fit(key == null ? id : key);
  }

  /** The id itself if the services take it, else its SHA-256. */
  public static String fit(String id) {
    return LEGAL.matcher(id).matches() ? id : sha256(id);
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
