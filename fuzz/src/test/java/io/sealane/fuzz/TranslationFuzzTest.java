package io.sealane.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sealane.codec.MessageAttributes;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A foreign system's bytes, through the whole pipeline: its translator takes what no codec knows.
 */
class TranslationFuzzTest {

  private static final Border BORDER = new Border(new Legacy());

  static Stream<Arguments> seeds() {
    return Stream.concat(
        Bodies.whole(),
        Stream.of("lamp=3\nbed=\u0001", "#\n#\u0001", "\u0001=1", "=-9223372036854775808\n")
            .map(Bodies::argument));
  }

  @AfterAll
  static void close() {
    BORDER.close();
  }

  @MethodSource("seeds")
  @FuzzTest
  void foreignBytesAreEventsOrOneDeadLetter(byte[] input) {
    byte[] body = Canary.expand(input);
    boolean tagged = input.length % 2 == 1;
    BORDER.receive(body, tagged ? Map.of(MessageAttributes.TYPE, "ORD") : Map.of("source", "old"));
  }
}
