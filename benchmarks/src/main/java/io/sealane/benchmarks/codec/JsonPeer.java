package io.sealane.benchmarks.codec;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Another JSON library, bytes to object and back. */
public interface JsonPeer {

  /** Writes it as UTF-8. */
  byte[] write(CloudEvent event);

  /** Reads it from UTF-8. */
  CloudEvent read(byte[] body);

  /** Whether there is a library of that name. */
  static boolean isKnown(String name) {
    return List.of("fastjson2", "avaje-jsonb", "dsl-json", "gson", "moshi").contains(name);
  }

  /** The library of that name. */
  static JsonPeer named(String name) {
    return switch (name) {
      case "fastjson2" -> new Fastjson2Peer();
      case "avaje-jsonb" -> new AvajePeer();
      case "dsl-json" -> new DslJsonPeer();
      case "gson" -> new GsonPeer();
      case "moshi" -> new MoshiPeer();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** What of our codec's strictness it leaves out, found by trying. */
  default String leavesOut() {
    String body = new String(new Sample(12).body, StandardCharsets.UTF_8);
    String twice = body.replace("\"orderId\":", "\"orderId\":\"o-1\",\"orderId\":");
    String more =
        body.replace(
            "\"orderId\":", "\"unasked\":" + "[".repeat(200) + "]".repeat(200) + ",\"orderId\":");
    String behind = body + "{}";
    StringBuilder taken = new StringBuilder();
    for (String[] one :
        new String[][] {
          {"duplicate keys", twice}, {"depth 200", more}, {"a second value", behind}
        }) {
      if (reads(one[1])) {
        taken.append(taken.isEmpty() ? "accepts " : ", ").append(one[0]);
      }
    }
    return taken.toString();
  }

  private boolean reads(String body) {
    try {
      return read(body.getBytes(StandardCharsets.UTF_8)) != null;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
