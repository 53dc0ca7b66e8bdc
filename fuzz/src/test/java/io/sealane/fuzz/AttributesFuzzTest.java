package io.sealane.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sealane.codec.MessageAttributes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.provider.MethodSource;

/** The message's attributes beside a body: the first two lines are type and id. */
class AttributesFuzzTest {

  private static final Judge JUDGE = new Judge(Language.CODEC);

  @MethodSource("io.sealane.fuzz.Bodies#afterAttributes")
  @FuzzTest
  void anyAttributesAreAnOutcome(byte[] input) {
    // One byte is one character, so that the body's bytes come through as they are.
    String[] parts = new String(Canary.expand(input), StandardCharsets.ISO_8859_1).split("\n", 3);
    Map<String, String> attributes = new HashMap<>();
    put(MessageAttributes.TYPE, parts, 0, attributes);
    put(MessageAttributes.ID, parts, 1, attributes);
    String body = parts.length > 2 ? parts[2] : "";
    JUDGE.read(body.getBytes(StandardCharsets.ISO_8859_1), attributes);
  }

  private static void put(String name, String[] parts, int index, Map<String, String> attributes) {
    if (parts.length > index && !parts[index].isEmpty()) {
      attributes.put(name, parts[index]);
    }
  }
}
