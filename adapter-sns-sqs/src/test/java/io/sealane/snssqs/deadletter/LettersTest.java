package io.sealane.snssqs.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.snssqs.message.Read;
import io.sealane.snssqs.message.Written;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetter.Cause;
import io.sealane.transport.deadletter.DeadLetter.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class LettersTest {

  private static final int LIMIT = 1_048_576;
  private static final Instant THEN = Instant.parse("2026-11-27T01:02:03.456789Z");

  @Test
  void aLetterIsReadAsItWasWritten() {
    DeadLetter letter = letter("body".getBytes(StandardCharsets.UTF_8), "E: \"text\" \ud83d\ude9a");
    DeadLetter read = read(written(letter));
    assertThat(read.messageId()).isEqualTo(letter.messageId());
    assertThat(read.eventId()).isEqualTo(letter.eventId());
    assertThat(read.type()).isEqualTo(letter.type());
    assertThat(read.subscription()).isEqualTo(letter.subscription());
    assertThat(read.key()).isEqualTo(letter.key());
    assertThat(read.body()).isEqualTo(letter.body());
    assertThat(read.attributes()).isEqualTo(letter.attributes());
    assertThat(read.cause()).isEqualTo(letter.cause());
  }

  @Test
  void theReasonShrinksSoThatAFullSizeEventFits() {
    byte[] body = "é".repeat((LIMIT - 4096) / 2).getBytes(StandardCharsets.UTF_8);
    Written written = written(letter(body, "\ud83d\ude9a".repeat(4000)));
    assertThat(written.bytes()).isLessThanOrEqualTo(LIMIT);
    DeadLetter read = read(written);
    assertThat(read.body()).isEqualTo(body);
    assertThat(read.cause().detail()).hasSizeBetween(500, 2000);
    assertThat(read.cause().attempts()).isEqualTo(5);
  }

  @Test
  void aBodyThatLeavesNoRoomAtAllIsNotWritten() {
    assertThat(Letters.write(letter(new byte[LIMIT], ""), LIMIT)).isNull();
  }

  @Test
  void whatTheBrokerPutThereSaysSo() {
    DeadLetter read = read(new Written("{}", Map.of("ce_id", "event-1", "ce_type", "shop.Opened")));
    assertThat(read.cause().reason()).isEqualTo(Reason.BROKER);
    assertThat(read.id()).isEqualTo("event-1");
    assertThat(read.type()).isEqualTo("shop.Opened");
    assertThat(read.messageId()).isEqualTo("m-1");
    assertThat(read.subscription()).isEqualTo("delivery");
    assertThat(read.cause().firstAt()).isEqualTo(Instant.ofEpochMilli(1_000));
  }

  @Test
  void aReasonThatIsNotLegibleIsNoReasonToFail() {
    for (String why : new String[] {"{\"reason\":\"x\"}", "{", "{\"attempts\":\"x\"}", "[]"}) {
      DeadLetter read = read(new Written("{}", Map.of("sealane-dead", why)));
      assertThat(read.cause().reason()).isEqualTo(Reason.BROKER);
    }
  }

  private static DeadLetter letter(byte[] body, String detail) {
    return new DeadLetter(
        "source-1",
        "event-1",
        "shop.Opened",
        "delivery",
        "key-1",
        body,
        Map.of("ce_type", "shop.Opened", "ce_id", "event-1"),
        new Cause(Reason.EXHAUSTED, detail, 5, THEN, THEN.plusSeconds(9)));
  }

  private static Written written(DeadLetter letter) {
    Written written = Letters.write(letter, LIMIT);
    assertThat(written).isNotNull();
    return written;
  }

  private static DeadLetter read(Written written) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    written
        .attributes()
        .forEach(
            (name, value) ->
                attributes.put(
                    name,
                    MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
    Message message =
        Message.builder()
            .messageId("m-1")
            .body(written.body())
            .attributes(Map.of(MessageSystemAttributeName.SENT_TIMESTAMP, "1000"))
            .messageAttributes(attributes)
            .build();
    return Letters.read(message, Read.of(message), "delivery");
  }
}
