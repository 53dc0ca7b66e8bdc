package io.sealane.claimcheck.claim;

import io.sealane.claimcheck.payload.PayloadStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands in a message for its body. It says in which store the body is and what the body is,
 * not what it is called there: whoever writes a pointer can make nobody ask for anything but that
 * content.
 *
 * @param location the store's {@link PayloadStore#location()}
 * @param bytes the length of the body, 1 or more
 * @param sha256 of the body, in lower case
 */
public record Pointer(String location, int bytes, String sha256) {

  private static final int LONGEST = 4096;
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The pointer to a body in the store of that location. */
  public static Pointer to(String location, byte[] body) {
    return new Pointer(location, body.length, sha256(body));
  }

  /** Reads a pointer, or gives null if that is none. */
  public static @Nullable Pointer read(byte[] json) {
    if (json.length > LONGEST) {
      return null;
    }
    try {
      return read(JSON.readTree(json));
    } catch (JacksonException e) {
      return null;
    }
  }

  /** The same from text. */
  public static @Nullable Pointer read(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable Pointer read(JsonNode tree) {
    JsonNode location = tree.path("location");
    JsonNode bytes = tree.path("bytes");
    JsonNode sha256 = tree.path("sha256");
    if (!location.isString() || !bytes.isInt() || !sha256.isString()) {
      return null;
    }
    Pointer pointer = new Pointer(location.asString(), bytes.asInt(), sha256.asString());
    return pointer.bytes < 1 || !SHA256.matcher(pointer.sha256).matches() ? null : pointer;
  }

  /** As JSON, on one line. */
  public String text() {
    return JSON.writeValueAsString(
        JSON.createObjectNode()
            .put("location", location)
            .put("bytes", bytes)
            .put("sha256", sha256));
  }

  /** As JSON in UTF-8. */
  public byte[] toBytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  /** Whether that is what it points to. */
  public boolean isTo(byte[] body) {
    return body.length == bytes && sha256.equals(sha256(body));
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
