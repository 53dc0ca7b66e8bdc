package io.sealane.snssqs.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** SNS's envelope and a raw body are told apart by what they are, not by a setting. */
class SnsEnvelopeTest {

  private static final String ENVELOPE =
      """
      {"Type": "Notification", "MessageId": "m-1",
       "TopicArn": "arn:aws:sns:eu-central-1:123456789012:orders",
       "Message": "{\\"id\\": \\"1\\"}", "Timestamp": "2026-11-27T00:00:00.000Z",
       "SignatureVersion": "1", "Signature": "x",
       "MessageAttributes": {"ce_type": {"Type": "String", "Value": "shop.Opened"}}}""";

  @Test
  void whatIsInsideAnEnvelopeIsTheMessage() {
    Read read = read(ENVELOPE);
    assertThat(text(read)).isEqualTo("{\"id\": \"1\"}");
    assertThat(read.attributes()).containsOnly(Map.entry("ce_type", "shop.Opened"));
  }

  @Test
  void anEnvelopeInsideAnEnvelopeIsAMessage() {
    String quoted = ENVELOPE.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "");
    String twice = ENVELOPE.replace("{\\\"id\\\": \\\"1\\\"}", quoted);
    assertThat(text(read(twice))).isEqualTo(ENVELOPE.replace("\n", ""));
  }

  @Test
  void whatOnlyLooksLikeAnEnvelopeIsRaw() {
    for (String raw :
        new String[] {
          ENVELOPE.replace("arn:aws", "urn:aws"),
          ENVELOPE.replace("\"Timestamp\"", "\"Time\""),
          ENVELOPE.replace("\"MessageId\"", "\"specversion\": \"1.0\", \"MessageId\""),
          ENVELOPE.replace("\"Message\"", "\"Text\""),
          ENVELOPE.substring(0, ENVELOPE.length() - 1),
          ENVELOPE + "x",
          "[" + ENVELOPE + "]",
          "no JSON, though \"TopicArn\" and \"Notification\" are in it"
        }) {
      assertThat(text(read(raw))).isEqualTo(raw);
    }
  }

  private static Read read(String body) {
    return Read.of(Message.builder().body(body).build());
  }

  private static String text(Read read) {
    return new String(read.body(), StandardCharsets.UTF_8);
  }
}
