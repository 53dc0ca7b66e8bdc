package io.sealane.codec.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.codec.Decoded;
import io.sealane.codec.json.JsonCases.Case;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JsonCorpusTest {

  private static final byte[] HEAD =
      Orders.bytes(
          "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"s\",\"type\":\"orders.Emptied\",");

  static Stream<Case> cases() {
    return JsonCases.all();
  }

  @Test
  void thereAreManyOfThem() {
    assertThat(cases().filter(one -> one.kind() == JsonCases.Kind.ALLOWED)).hasSizeGreaterThan(95);
    assertThat(cases().filter(one -> one.kind() == JsonCases.Kind.FORBIDDEN))
        .hasSizeGreaterThan(188);
    assertThat(cases().filter(one -> one.kind().name().startsWith("LEFT"))).hasSizeGreaterThan(35);
    assertThat(cases().map(Case::text)).doesNotHaveDuplicates();
  }

  @Test
  void aValueInUnknownPropertiesOfTheDataIsJudgedAllTheSame() {
    assertThat(cases().filter(one -> !isJudged(one, "\"data\":{\"ignored\":", "}}"))).isEmpty();
  }

  @Test
  void aValueOfAnUnknownAttributeIsJudgedAllTheSame() {
    assertThat(cases().filter(one -> !isJudged(one, "\"ignored\":", ",\"data\":{}}"))).isEmpty();
  }

  @Test
  void aValueIsNeverAnEventOnItsOwn() {
    assertThat(cases().filter(one -> !isUndecodable(one.bytes()))).isEmpty();
  }

  @Test
  void aValueAfterTheEventMakesItUndecodable() {
    assertThat(
            cases()
                .filter(one -> !one.text().isBlank())
                .filter(one -> !isUndecodable(join("\"data\":{}} ", one.bytes(), ""))))
        .isEmpty();
  }

  private static boolean isJudged(Case one, String before, String after) {
    return isUndecodable(join(before, one.bytes(), after)) != one.isRead();
  }

  private static boolean isUndecodable(byte[] body) {
    Decoded[] decoded = new Decoded[1];
    long bytes = Allocation.of(() -> decoded[0] = Orders.CODEC.decode(body, Map.of()));

    assertThat(bytes).isLessThan(16L * 1024 * 1024);
    assertThat(decoded[0]).isNotInstanceOf(Decoded.UnknownType.class);
    return decoded[0] instanceof Decoded.Undecodable;
  }

  private static byte[] join(String before, byte[] value, String after) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(HEAD);
    body.writeBytes(Orders.bytes(before));
    body.writeBytes(value);
    body.writeBytes(Orders.bytes(after));
    return body.toByteArray();
  }
}
