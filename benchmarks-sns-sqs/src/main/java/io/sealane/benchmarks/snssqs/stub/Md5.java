package io.sealane.benchmarks.snssqs.stub;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Checksums as SQS says them, so that a client finds that all is well ("Calculating the MD5 message
 * digest for message attributes" in the SQS developer guide).
 */
final class Md5 {

  private static final byte STRING = 1;

  private Md5() {}

  static String of(String body) {
    return of(body.getBytes(StandardCharsets.UTF_8));
  }

  /** Of attributes that are text. */
  static String ofTexts(Map<String, String> texts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    new TreeMap<>(texts)
        .forEach(
            (name, value) -> {
              add(name, all);
              add("String", all);
              all.write(STRING);
              add(value, all);
            });
    return of(all.toByteArray());
  }

  /**
   * Of attributes as a client sends them, text or number.
   *
   * @return empty if there are none
   */
  static String ofSent(JsonNode attributes) {
    if (attributes.isEmpty()) {
      return "";
    }
    TreeMap<String, JsonNode> sorted = new TreeMap<>();
    attributes.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    sorted.forEach(
        (name, value) -> {
          add(name, all);
          add(value.path("DataType").asString(""), all);
          all.write(STRING);
          add(value.path("StringValue").asString(""), all);
        });
    return of(all.toByteArray());
  }

  private static void add(String text, ByteArrayOutputStream all) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    all.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
    all.writeBytes(bytes);
  }

  private static String of(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
