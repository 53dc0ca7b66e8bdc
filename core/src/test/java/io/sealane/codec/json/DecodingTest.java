package io.sealane.codec.json;

import static io.sealane.codec.json.Orders.CODEC;
import static io.sealane.codec.json.Orders.body;
import static io.sealane.codec.json.Orders.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.codec.Decoded;
import io.sealane.codec.EventCatalog;
import io.sealane.codec.MessageAttributes;
import io.sealane.codec.json.Orders.Cancelled;
import io.sealane.codec.json.Orders.Completed;
import io.sealane.codec.json.Orders.Emptied;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import io.sealane.event.TraceContext;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodingTest {

  private static final String DATA = "{\"orderId\":\"o-1\",\"total\":42}";

  private static Decoded decode(String body) {
    return CODEC.decode(bytes(body), Map.of());
  }

  private static Decoded.Event event(String body) {
    Decoded decoded = decode(body);
    assertThat(decoded).isInstanceOf(Decoded.Event.class);
    return (Decoded.Event) decoded;
  }

  private static String reason(byte[] body) {
    Decoded decoded = CODEC.decode(body, Map.of());
    assertThat(decoded).isInstanceOf(Decoded.Undecodable.class);
    return ((Decoded.Undecodable) decoded).reason();
  }

  private static String reason(String body) {
    return reason(bytes(body));
  }

  @Test
  void whatWasWrittenIsReadWithAllThatIsKnownOfIt() {
    Envelope<Completed> envelope =
        new Envelope<>(new Completed("o-1", 42), Orders.fullMetadata("orders.Completed"));
    byte[] body = CODEC.encode(envelope);

    Decoded.Event read = (Decoded.Event) CODEC.decode(body, Map.of());

    assertThat(read.envelope()).isEqualTo(envelope);
    assertThat(new String(body, read.dataOffset(), read.dataLength(), StandardCharsets.UTF_8))
        .isEqualTo(DATA);
  }

  @Test
  void attributesComeInAnyOrderAndTheDataToo() {
    List<String> parts =
        List.of(
            "\"specversion\" : \"1.0\"",
            "\"id\" : \"e-1\"",
            "\"source\" : \"/shop\"",
            "\"type\" : \"orders.Completed\"",
            "\"data\" : " + DATA,
            "\"dataversion\" : 1",
            "\"comexampleextension\" : {\"a\":[1,{\"type\":\"orders.Emptied\"}]}");
    for (int first = 0; first < parts.size(); first++) {
      for (int second = 0; second < parts.size(); second++) {
        java.util.LinkedHashSet<String> order = new java.util.LinkedHashSet<>();
        order.add(parts.get(first));
        order.add(parts.get(second));
        order.addAll(parts);
        String body = "{ " + String.join(" , ", order) + " }";

        Decoded.Event read = event(body);

        assertThat(read.envelope().event()).isEqualTo(new Completed("o-1", 42));
        assertThat(read.envelope().metadata().source()).isEqualTo("/shop");
        assertThat(body.substring(read.dataOffset(), read.dataOffset() + read.dataLength()))
            .isEqualTo(DATA);
      }
    }
  }

  @Test
  void anyProducersEventIsReadWithWhatItSays() {
    Instant now = Instant.parse("2026-11-22T11:00:00.123456789Z");
    JsonCodec codec = CODEC.withClock(InstantSource.fixed(now));

    Decoded.Event read = (Decoded.Event) codec.decode(body("orders.Emptied", "{}"), Map.of());

    assertThat(read.envelope().metadata())
        .isEqualTo(
            new EventMetadata(
                "e-1",
                "orders.Emptied",
                1,
                "orders",
                Instant.parse("2026-11-22T11:00:00.123456Z"),
                null,
                "e-1",
                null,
                null,
                Map.of(),
                null));
  }

  @Test
  void anAttributeThatIsNullIsNotThere() {
    EventMetadata read =
        event(
                """
                {"specversion":"1.0","id":"e-1","source":"s","type":"orders.Emptied","time":null,
                "subject":null,"datacontenttype":null,"correlationid":null,"causationid":null,
                "traceparent":null,"tracestate":"a=b","dataversion":null,"headers":null,
                "expirytime":null,"data_base64":null,"data":{}}""")
            .envelope()
            .metadata();

    assertThat(read.key()).isNull();
    assertThat(read.trace()).isNull();
    assertThat(read.version()).isOne();
  }

  @Test
  void attributesAreReadAsOthersWriteThem() {
    EventMetadata read =
        event(
                """
                {"specversion":"1.0","id":"e-1","source":"s","type":"orders.Emptied",
                "time":"2026-11-22t12:00:00.1234567+01:00","datacontenttype":"Text/Vnd.x+JSON; charset=utf-8",
                "traceparent":"00-1-2-3","dataversion":"7","data":{"new":[1,2]}}""")
            .envelope()
            .metadata();

    assertThat(read.time()).isEqualTo("2026-11-22T11:00:00.123456Z");
    assertThat(read.trace()).isEqualTo(new TraceContext("00-1-2-3", null));
    assertThat(read.version()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"specversion", "id", "source", "type", "data"})
  void whatCloudEventsRequiresIsRequired(String name) {
    String whole =
        "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"s\",\"type\":\"orders.Emptied\",\"data\":{}}";
    String without =
        whole.replaceFirst("\"" + name + "\":(\"[^\"]*\"|\\{}),?", "").replace(",}", "}");
    String withNull = whole.replaceFirst("(\"" + name + "\":)(\"[^\"]*\"|\\{})", "$1null");

    assertThat(reason(without)).isEqualTo(name + ": missing");
    assertThat(reason(withNull)).isEqualTo(name + ": missing");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "specversion|`\"0.3\"`|specversion: not 1.0",
        "specversion|1.0|specversion: not a text",
        "id|7|id: not a text",
        "id|`\"a secret\"`|id: not 1 to 128 printable ASCII characters",
        "id|`\"\"`|id: not 1 to 128 printable ASCII characters",
        "source|{}|source: not a text",
        "source|`\"a\\nb\"`|source: has a control character",
        "type|[`\"orders.Emptied\"`]|type: not a text",
        "time|`\"2026-02-30T00:00:00Z\"`|time: not a timestamp as RFC 3339 has it",
        "time|1700000000|time: not a text",
        "expirytime|`\"soon\"`|expirytime: not a timestamp as RFC 3339 has it",
        "subject|7|subject: not a text",
        "correlationid|`\"a\\u001bb\"`|correlationid: has a control character",
        "causationid|true|causationid: not a text",
        "dataversion|0|dataversion: not a number from 1 on",
        "dataversion|-1|dataversion: not a number from 1 on",
        "dataversion|`\"x\"`|dataversion: not a number from 1 on",
        "dataversion|1.5|dataversion: not a text",
        "dataversion|99999999999|dataversion: out of the range of int",
        "headers|{}|headers: not a text",
        "headers|`\"[]\"`|headers: not a JSON object of at most 1000 texts",
        "headers|`\"{\\\"a\\\":1}\"`|headers: not a JSON object of at most 1000 texts",
        "headers|`\"{\\\"a\\\":\\\"secret\"`|headers: malformed JSON",
        "headers|`\"{} {}\"`|headers: not a JSON object of at most 1000 texts",
        "headers|`\"{\\\"a\\\":\\\"1\\\",\\\"a\\\":\\\"2\\\"}\"`|headers: a property is there twice",
        "headers|`\"{\\\"a\\\":\\\"\\\\ud800\\\"}\"`|headers: not a JSON object of at most 1000 texts",
        "datacontenttype|`\"application/xml\"`|datacontenttype: not JSON",
        "data_base64|`\"AAAA\"`|data_base64: binary data is not for this codec",
        "data|7|data: no Emptied",
        "data|`\"secret\"`|data: no Emptied",
        "data|[]|data: no Emptied",
      })
  void anAttributeOfTheWrongFormIsUndecodable(String name, String value, String reason) {
    Map<String, String> attributes = new java.util.LinkedHashMap<>();
    attributes.put("specversion", "\"1.0\"");
    attributes.put("id", "\"e-1\"");
    attributes.put("source", "\"s\"");
    attributes.put("type", "\"orders.Emptied\"");
    attributes.put("data", "{}");
    attributes.put(name, value.replace("`", ""));
    StringBuilder body = new StringBuilder("{");
    attributes.forEach((key, one) -> body.append("\"%s\":%s,".formatted(key, one)));

    assertThat(reason(body.replace(body.length() - 1, body.length(), "}").toString()))
        .startsWith(reason)
        .doesNotContain("secret");
  }

  @Test
  void whatIsKnownOfAnUndecodableEventIsSaid() {
    assertThat(CODEC.decode(body("orders.Completed", "{\"orderId\":7}"), Map.of()))
        .isEqualTo(new Decoded.Undecodable("e-1", "orders.Completed", "data.orderId: no String"));
  }

  @Test
  void aNewerVersionIsReadLeniently() {
    String body =
        "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"s\",\"type\":\"orders.Completed\","
            + "\"dataversion\":9,\"data\":{\"orderId\":\"o-1\",\"total\":42,\"new\":{\"a\":[]}}}";

    assertThat(event(body).envelope().event()).isEqualTo(new Completed("o-1", 42));
    assertThat(event(body).envelope().metadata().version()).isEqualTo(9);
  }

  @Test
  void anAliasIsReadAsTheTypesTag() {
    JsonCodec codec =
        JsonCodec.of(
            EventCatalog.context("orders")
                .event(Emptied.class)
                .alias("orders.Cleared", Emptied.class)
                .build());

    Decoded decoded =
        codec.decode(
            body("orders.Cleared", "{}"), Map.of(MessageAttributes.TYPE, "orders.Cleared"));

    assertThat(((Decoded.Event) decoded).envelope().metadata().type()).isEqualTo("orders.Emptied");
  }

  @Test
  void aTypeInNoCatalogueIsUnknown() {
    assertThat(CODEC.decode(body("orders.Other", "{}"), Map.of()))
        .isEqualTo(new Decoded.UnknownType("e-1", "orders.Other"));
    assertThat(decode("{\"type\":\"orders.Other\",\"data\":{"))
        .isEqualTo(new Decoded.UnknownType(null, "orders.Other"));
    assertThat(CODEC.decode(body("x\\u001b\\n${jndi:a}é" + "y".repeat(200), "{}"), Map.of()))
        .isEqualTo(
            new Decoded.UnknownType(
                "e-1",
                "x\\u001b\\u000a\\u0024\\u007bjndi:a\\u007d\\u00e9" + "y".repeat(115) + "..."));
  }

  @Test
  void anAttributeThatNamesAnUnknownTypeIsEnough() {
    byte[] garbage = bytes("\uFEFFnot JSON");

    assertThat(
            CODEC.decode(
                garbage,
                Map.of(MessageAttributes.TYPE, "orders.Other", MessageAttributes.ID, "e-1")))
        .isEqualTo(new Decoded.UnknownType("e-1", "orders.Other"));
    assertThat(
            CODEC.decode(
                body("orders.Emptied", "{}"),
                Map.of(MessageAttributes.TYPE, "a\nb", MessageAttributes.ID, "a b")))
        .isEqualTo(new Decoded.UnknownType(null, "a\\u000ab"));
  }

  @Test
  void attributesThatAgreeAreFineAndOthersAreNobodysBusiness() {
    assertThat(
            CODEC.decode(
                body("orders.Emptied", "{}"),
                Map.of(
                    MessageAttributes.TYPE,
                    "orders.Emptied",
                    MessageAttributes.ID,
                    "e-1",
                    "other",
                    "x")))
        .isInstanceOf(Decoded.Event.class);
  }

  @Test
  void anAttributeThatContradictsTheBodyIsUndecodable() {
    byte[] body = body("orders.Emptied", "{}");
    byte[] unknown = body("orders.Other", "{}");
    Map<String, String> otherType = Map.of(MessageAttributes.TYPE, "orders.Cancelled");

    assertThat(CODEC.decode(body, otherType))
        .isEqualTo(
            new Decoded.Undecodable("e-1", null, "type: differs from the message's attribute"));
    assertThat(CODEC.decode(unknown, otherType))
        .isEqualTo(
            new Decoded.Undecodable("e-1", null, "type: differs from the message's attribute"));
    assertThat(CODEC.decode(body, Map.of(MessageAttributes.ID, "e-2")))
        .isEqualTo(
            new Decoded.Undecodable("e-1", null, "id: differs from the message's attribute"));
  }

  @Test
  void theSameNameTwiceIsUndecodableAtAnyDepth() {
    String head = "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"s\",";
    assertThat(
            reason(head + "\"type\":\"orders.Emptied\",\"type\":\"orders.Emptied\",\"data\":{}}"))
        .startsWith("body: a property is there twice, at byte");
    assertThat(reason(head + "\"type\":\"orders.Emptied\",\"data\":{},\"data\":{}}"))
        .startsWith("body: a property is there twice, at byte");
    assertThat(
            reason(body("orders.Completed", "{\"orderId\":\"a\",\"orderId\":\"a\",\"total\":1}")))
        .startsWith("data: a property is there twice, at byte");
    assertThat(reason(body("orders.Emptied", "{\"ignored\":{\"\\u0061\":1,\"a\":2}}")))
        .startsWith("data");
  }

  @Test
  void oneObjectAndNothingElseIsABody() {
    String whole = Orders.text(body("orders.Emptied", "{}"));

    assertThat(reason("")).isEqualTo("body: not a JSON object");
    assertThat(reason("  ")).isEqualTo("body: not a JSON object");
    assertThat(reason("[" + whole + "]")).isEqualTo("body: not a JSON object");
    assertThat(reason("\"x\"")).isEqualTo("body: not a JSON object");
    assertThat(reason(whole + " {}")).isEqualTo("body: more than one JSON value");
    assertThat(reason(whole + whole)).isEqualTo("body: more than one JSON value");
    assertThat(reason(whole + ",")).startsWith("body: malformed JSON, at byte");
    assertThat(reason(whole.substring(0, whole.length() - 1)))
        .startsWith("body: malformed JSON, at byte");
    assertThat(decode(" \t\r\n" + whole + "\n\n")).isInstanceOf(Decoded.Event.class);
  }

  @Test
  void everyPrefixOfABodyIsUndecodable() {
    byte[] body =
        CODEC.encode(
            new Envelope<>(
                new Cancelled("o-1", "é\uD83D\uDE00\n"), Orders.fullMetadata("orders.Cancelled")));
    for (int length = 0; length < body.length; length++) {
      assertThat(CODEC.decode(java.util.Arrays.copyOf(body, length), Map.of()))
          .isInstanceOf(Decoded.Undecodable.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
  void otherEncodingsAreUndecodable(String charset) {
    String whole = Orders.text(body("orders.Emptied", "{}"));

    assertThat(reason(whole.getBytes(Charset.forName(charset)))).contains("UTF-");
    assertThat(reason(("\uFEFF" + whole).getBytes(Charset.forName(charset)))).contains("UTF-");
  }

  @Test
  void aByteOrderMarkIsUndecodable() {
    assertThat(reason("\uFEFF" + Orders.text(body("orders.Emptied", "{}"))))
        .isEqualTo("body: begins with a byte order mark, at byte 0");
  }

  @Test
  void theBodyIsNotChanged() {
    byte[] body = body("orders.Completed", DATA);
    byte[] before = body.clone();
    CODEC.decode(body, Map.of());

    assertThat(body).isEqualTo(before);
  }

  @Test
  void aBodyBeyondTheLimitIsUndecodableUnread() {
    byte[] body =
        body(
            "orders.Cancelled",
            "{\"orderId\":\"" + "x".repeat(1024 * 1024) + "\",\"reason\":null}");

    assertThat(reason(body))
        .isEqualTo("body: " + body.length + " bytes are more than the codec's limit of 1048576");
    assertThat(CODEC.withMaxBytes(2 * 1024 * 1024).decode(body, Map.of()))
        .isInstanceOf(Decoded.Event.class);
  }
}
