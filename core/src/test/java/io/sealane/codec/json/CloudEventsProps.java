package io.sealane.codec.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.codec.json.Orders.OrderEvent;
import io.sealane.event.Envelope;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is written is judged by the CloudEvents specification 1.0.2 and its JSON format, by a plain
 * mapper that knows nothing of ours.
 */
class CloudEventsProps {

  private static final JsonMapper PLAIN = new JsonMapper();

  /** "Context Attributes", required and optional ones, and the members that the format adds. */
  private static final Set<String> DEFINED =
      Set.of(
          "id",
          "source",
          "specversion",
          "type",
          "datacontenttype",
          "dataschema",
          "subject",
          "time",
          "data",
          "data_base64");

  private static final String RFC_3339 =
      "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})";

  private static JsonNode written(Envelope<OrderEvent> envelope) {
    return PLAIN.readTree(Orders.CODEC.encode(envelope));
  }

  @Property(tries = 200)
  void requiredAttributesAreTextsThatAreNotEmpty(
      @ForAll("envelopes") Envelope<OrderEvent> envelope) {
    JsonNode event = written(envelope);

    assertThat(event.required("specversion").stringValue()).isEqualTo("1.0");
    assertThat(event.required("id").stringValue()).isNotEmpty();
    assertThat(event.required("type").stringValue()).isNotEmpty();
    assertThat(event.required("source").stringValue()).isNotEmpty();
  }

  @Property(tries = 200)
  void optionalAttributesAreThereInTheirFormOrNotAtAll(
      @ForAll("envelopes") Envelope<OrderEvent> envelope) {
    JsonNode event = written(envelope);

    assertThat(event.required("time").stringValue()).matches(RFC_3339);
    assertThat(event.required("datacontenttype").stringValue()).isEqualTo("application/json");
    assertThat(event.has("subject")).isEqualTo(envelope.metadata().key() != null);
    assertThat(event.path("subject").stringValue("subject")).isNotEmpty();
    assertThat(event.path("expirytime").stringValue("2026-01-01T00:00:00Z")).matches(RFC_3339);
  }

  /** "Naming Conventions": lower-case letters and digits, and better not over 20 of them. */
  @Property(tries = 200)
  void extensionsAreNamedAndTypedAsTheSpecificationHasIt(
      @ForAll("envelopes") Envelope<OrderEvent> envelope) {
    for (Map.Entry<String, JsonNode> attribute : written(envelope).properties()) {
      if (!DEFINED.contains(attribute.getKey())) {
        JsonNode value = attribute.getValue();
        assertThat(attribute.getKey()).matches("[a-z0-9]{1,20}");
        assertThat(value.isString() || value.isBoolean() || value.isInt())
            .as(attribute.getKey())
            .isTrue();
      }
    }
  }

  /** "Type System": an attribute's text has no control characters. A subject is what the key is. */
  @Property(tries = 200)
  void attributesHaveNoControlCharacters(@ForAll("envelopes") Envelope<OrderEvent> envelope) {
    for (Map.Entry<String, JsonNode> attribute : written(envelope).properties()) {
      if (attribute.getValue().isString() && !attribute.getKey().equals("subject")) {
        assertThat(attribute.getValue().stringValue().chars()).noneMatch(Character::isISOControl);
      }
    }
  }

  /** "Handling of Data", 3.1: a JSON value is the value of {@code data}, no text that holds one. */
  @Property(tries = 200)
  void theDataIsAJsonValueOfItsOwn(@ForAll("envelopes") Envelope<OrderEvent> envelope) {
    JsonNode event = written(envelope);

    assertThat(event.required("data").isObject()).isTrue();
    assertThat(event.has("data_base64")).isFalse();
  }

  /** The context's name is a relative reference, as {@code source} is a URI reference. */
  @Example
  void theSourceIsAUriReference() {
    String source =
        PLAIN
            .readTree(Orders.CODEC.encode(Orders.envelope(new Orders.Emptied())))
            .required("source")
            .stringValue();

    assertThat(URI.create(source)).hasToString("orders");
  }

  @Provide
  Arbitrary<Envelope<OrderEvent>> envelopes() {
    return new JsonCodecProps().envelopes();
  }
}
