package io.sealane.snssqs.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

class WrittenTest {

  @Test
  void whatIsWrittenIsReadAgain() {
    Map<String, String> attributes =
        Map.of("ce_type", "shop.Opened", "ce_id", "1", "a.b-c", "\ud83d\ude9a");
    Read read = read(text("key", "body \ud83d\ude9a", attributes));
    assertThat(read.body()).isEqualTo(bytes("body \ud83d\ude9a"));
    assertThat(read.key()).isEqualTo("key");
    assertThat(read.attributes()).isEqualTo(attributes);
    assertThat(read.dead()).isNull();
  }

  @Test
  void anEmptyBodyIsNoneOfSqss() {
    Written written = text(null, "", Map.of());
    assertThat(written.body()).isNotEmpty();
    assertThat(read(written).body()).isEmpty();
    assertThat(read(written).attributes()).isEmpty();
  }

  @Test
  void aBodyWithoutAnythingElseGetsNothingElse() {
    assertThat(text(null, "body", Map.of()).attributes()).isEmpty();
    assertThat(text(null, "é", Map.of()).bytes()).isEqualTo(2);
  }

  @Test
  void aBodyOfOtherCharactersIsNoText() {
    assertThat(Written.text(null, bytes("a\u0000b"), Map.of())).isNull();
    assertThat(Written.text(null, bytes("a\u001fb"), Map.of())).isNull();
    assertThat(Written.text(null, bytes("a\ufffeb"), Map.of())).isNull();
    assertThat(Written.text(null, new byte[] {(byte) 0xff}, Map.of())).isNull();
    assertThat(Written.text(null, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, Map.of()))
        .as("half of a surrogate pair")
        .isNull();
    assertThat(text(null, "a\tb\r\nc", Map.of()).body()).isEqualTo("a\tb\r\nc");
  }

  @Test
  void anyBodyCanBeWrittenIfNeedBe() {
    byte[] body = {0, 1, 2, (byte) 0xff};
    Written written = Written.any("key", body, Map.of("name", "value"), Map.of());
    assertThat(read(written).body()).isEqualTo(body);
    assertThat(read(written).attributes()).isEqualTo(Map.of("name", "value"));
  }

  @Test
  void moreThanTenAttributesNeverLeaveAsMoreThanTen() {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("ce_type", "shop.Opened");
    attributes.put("ce_id", "1");
    for (int i = 0; i < 48; i++) {
      attributes.put("name-" + i, "value \"" + i + "\"\n");
    }
    Written written = text("key", "body", attributes);
    assertThat(written.attributes()).hasSize(10).containsEntry("ce_type", "shop.Opened");
    assertThat(read(written).attributes()).isEqualTo(attributes);
    assertThat(read(written).key()).isEqualTo("key");
  }

  @Test
  void asManyAsThereIsRoomForStayWhatTheyAre() {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < 9; i++) {
      attributes.put("name-" + i, "value");
    }
    assertThat(text("key", "body", attributes).attributes()).hasSize(10).containsKey("name-8");
  }

  @Test
  void whatTheServicesRefuseAsAnAttributeTravelsAllTheSame() {
    Map<String, String> attributes = new HashMap<>();
    attributes.put("empty", "");
    attributes.put("control", "a\u0000\u001f\ufffeb");
    attributes.put("half", "a\ud83db");
    attributes.put("a space", "value");
    attributes.put("AWS.trace", "value");
    attributes.put("a..b", "value");
    attributes.put("fine", "value");
    Written written = text(null, "body", attributes);
    assertThat(written.attributes().keySet()).containsExactly("fine", "sealane-attributes");
    assertThat(written.attributes().get("sealane-attributes")).doesNotContain("\u0000", "\ufffe");
    assertThat(read(written).attributes()).isEqualTo(attributes);
  }

  @Test
  void anyKeyTravels() {
    for (String key : new String[] {"plain", "", "a\u0000b", "x".repeat(300), "\ud83d\ude9a"}) {
      assertThat(read(text(key, "body", Map.of())).key()).isEqualTo(key);
    }
  }

  @Test
  void theSizeIsThatOfBytesAndAttributes() {
    Written written = text(null, "é", Map.of("name", "中"));
    assertThat(written.bytes()).isEqualTo(2 + 4 + 6 + 3);
  }

  private static Written text(@Nullable String key, String body, Map<String, String> attributes) {
    Written written = Written.text(key, bytes(body), attributes);
    assertThat(written).isNotNull();
    return written;
  }

  private static Read read(Written written) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    written
        .attributes()
        .forEach(
            (name, value) ->
                attributes.put(
                    name,
                    MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
    return Read.of(Message.builder().body(written.body()).messageAttributes(attributes).build());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
