package io.sealane.codec.json.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class BodyScanProps {

  private static final int WIDE = 10;

  private static @Nullable String problem(String body) {
    return problem(body.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String problem(byte[] body) {
    return BodyScan.problem(BodyScan.of(body, WIDE));
  }

  @Provide
  Arbitrary<byte[]> nearlyUtf8() {
    Arbitrary<byte[]> good =
        Arbitraries.integers()
            .between(0x80, 0x10FFFF)
            .filter(point -> point < 0xD800 || point > 0xDFFF)
            .map(point -> Character.toString(point).getBytes(StandardCharsets.UTF_8));
    Arbitrary<byte[]> any =
        Arbitraries.bytes().between((byte) 0x80, (byte) 0xFF).array(byte[].class).ofMaxSize(4);
    Arbitrary<byte[]> leads =
        Arbitraries.of(0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xC1, 0xC2)
            .flatMap(
                lead ->
                    Arbitraries.integers()
                        .between(0x80, 0xBF)
                        .map(next -> new byte[] {lead.byteValue(), next.byteValue(), (byte) 0x80}));
    return Arbitraries.oneOf(good, good, good, any, leads)
        .list()
        .ofMaxSize(6)
        .map(
            parts -> {
              ByteArrayOutputStream body = new ByteArrayOutputStream();
              body.write('"');
              parts.forEach(body::writeBytes);
              body.write('"');
              return body.toByteArray();
            });
  }

  @Property(tries = 5_000)
  void bytesAreUtf8ForUsAsTheyAreForThePlatform(@ForAll("nearlyUtf8") byte[] body) {
    assertThat(problem(body) == null).isEqualTo(isUtf8(body));
  }

  private static boolean isUtf8(byte[] body) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  @Property
  void anyBytesAreScannedToTheEnd(@ForAll byte[] body) {
    String problem = problem(body);

    assertThat(problem == null || problem.contains(", at byte ")).isTrue();
  }

  @Example
  void aProblemIsSaidWithItsPlace() {
    assertThat(problem("{\"a\":\"\\ud800\"}")).isEqualTo("has half of a surrogate pair, at byte 7");
    assertThat(problem("[1e1000]"))
        .isEqualTo("has a number with an exponent beyond 999, at byte 3");
    assertThat(problem(new byte[] {'"', (byte) 0xFF})).isEqualTo("is not UTF-8, at byte 2");
    assertThat(problem(new byte[] {'[', (byte) 0xC3, (byte) 0xA9}))
        .isEqualTo("is not UTF-8, at byte 2");
    assertThat(problem(new byte[] {0, '{'}))
        .isEqualTo("is encoded as UTF-16 or UTF-32, not as UTF-8, at byte 0");
    assertThat(problem("\uFEFF{}")).isEqualTo("begins with a byte order mark, at byte 0");
  }

  @Example
  void whatOnlyLooksLikeAProblemIsNone() {
    assertThat(problem("{\"1e1000\":\"1e1000\",\"a\":true,\"b\":false}")).isNull();
    assertThat(problem("\"\\\\ud800 \\\\\\\\ud800 \\\\\\\"1e1000\"")).isNull();
    assertThat(problem("\"\\ud83d\\ude00\\uD83D\\uDE00\"")).isNull();
    assertThat(problem("[1e999,1E-999,1e+0000999,0.0e0]")).isNull();
    assertThat(problem("\"" + ":".repeat(100) + "\"")).isNull();
  }

  @Example
  void whatEndsTooSoonIsLeftToTheParser() {
    for (String body :
        new String[] {"", "\"", "\"\\", "\"\\u", "\"\\u12", "\"\\ud8", "1e", "1e+", "[-"}) {
      assertThat(problem(body)).as(body).isNull();
    }
    assertThat(problem("\"\\ud83d\\ude0")).startsWith("has half of a surrogate pair");
  }

  @Example
  void wideObjectsAreFoundAmongOthers() {
    String ten = "\"a\":1,".repeat(9) + "\"a\":1";
    String nested = "{\"x\":{" + ten + "},\"y\":[{" + ten + "}]}";

    assertThat(problem("{" + ten + "}")).isNull();
    assertThat(problem(nested)).isNull();
    assertThat(problem("[{" + ten + "},{" + ten + "}]")).isNull();
    assertThat(problem("{" + ten + ",\"b\":{}}"))
        .startsWith("has an object of too many properties");
    assertThat(problem("{\"x\":{" + ten + "}," + ten + "}"))
        .startsWith("has an object of too many properties");
    assertThat(problem("}".repeat(200) + "{".repeat(200) + ten + "," + ten)).isNull();
  }

  @Example
  void manyLongNamesAreNoticed() {
    String shortName = "\"123456789012\":1,";
    String longName = "\"1234567890123\":1,";

    assertThat(BodyScan.manyLongNames(BodyScan.of(bytes(longName.repeat(2_000)), 9_999))).isFalse();
    assertThat(BodyScan.manyLongNames(BodyScan.of(bytes(longName.repeat(2_001)), 9_999))).isTrue();
    assertThat(BodyScan.manyLongNames(BodyScan.of(bytes(shortName.repeat(9_000)), 9_999)))
        .isFalse();
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
