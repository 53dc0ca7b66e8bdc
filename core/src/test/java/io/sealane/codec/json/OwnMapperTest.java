package io.sealane.codec.json;

import static io.sealane.codec.json.Orders.body;
import static io.sealane.codec.json.Orders.envelope;
import static io.sealane.codec.json.Orders.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.sealane.codec.Decoded;
import io.sealane.codec.EventCatalog;
import io.sealane.codec.EventTypes;
import io.sealane.codec.json.Orders.Cancelled;
import io.sealane.codec.json.Orders.Card;
import io.sealane.codec.json.Orders.Completed;
import io.sealane.codec.json.Orders.Paid;
import io.sealane.codec.json.Orders.Payment;
import io.sealane.error.CodecException;
import io.sealane.error.ConfigurationException;
import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import tools.jackson.databind.module.SimpleModule;

class OwnMapperTest {

  private static final JsonCodec CODEC = Orders.CODEC;

  private static Object roundTrip(JsonCodec codec, Orders.OrderEvent event) {
    return ((Decoded.Event) codec.decode(codec.encode(envelope(event)), Map.of()))
        .envelope()
        .event();
  }

  @Test
  void namesModulesMixInsAndInclusionAreTakenOver() {
    interface Dashed {
      @JsonProperty("reason-given")
      String reason();
    }
    JsonMapper mapper =
        JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(
                value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
            .addMixIn(Cancelled.class, Dashed.class)
            .addModule(
                new SimpleModule("shouting")
                    .addSerializer(String.class, new Shouting())
                    .addDeserializer(String.class, new Whispering()))
            .build();
    JsonCodec codec = CODEC.with(mapper);

    assertThat(text(codec.encode(envelope(new Completed("o-1", 1)))))
        .contains("\"source\":\"orders\"")
        .endsWith("\"data\":{\"order_id\":\"O-1\",\"total\":1}}");
    assertThat(text(codec.encode(envelope(new Cancelled("o-1", "none")))))
        .endsWith("\"data\":{\"order_id\":\"O-1\",\"reason-given\":\"NONE\"}}");
    assertThat(roundTrip(codec, new Cancelled("o-1", null))).isEqualTo(new Cancelled("o-1", null));
    assertThat(roundTrip(codec, new Completed("o-1", 3))).isEqualTo(new Completed("o-1", 3));
  }

  @Test
  void aClassThatOnlyTheMapperCanBindIsBoundWithItFromTheBeginning() {
    abstract class TypedByName {
      @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
      Object item;
    }
    JsonMapper mapper = JsonMapper.builder().addMixIn(Typed.class, TypedByName.class).build();
    EventCatalog catalog = EventCatalog.context("own").event(Typed.class).build();

    assertThatThrownBy(() -> JsonCodec.of(catalog)).isInstanceOf(ConfigurationException.class);
    assertThat(
            text(
                JsonCodec.of(mapper, EventTypes.of(catalog))
                    .encode(
                        new Envelope<>(new Typed(), Orders.metadata("own.Typed", new Typed())))))
        .endsWith("\"data\":{\"item\":null}}");
  }

  /** Bound to class names, unless a mix-in says otherwise. */
  static final class Typed implements DomainEvent {
    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    public Object item;
  }

  @Test
  void theOwnMapperIsNotChanged() {
    JsonMapper mapper = JsonMapper.builder().build();
    CODEC.with(mapper);

    assertThat(
            mapper.readValue(
                "{\"orderId\":\"x\",\"orderId\":\"y\",\"total\":\"3\"}", Completed.class))
        .isEqualTo(new Completed("y", 3));
  }

  @Test
  void whatTheCodecPromisesStays() {
    JsonFactory lenient =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(5_000).maxStringLength(1).build())
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();
    JsonMapper mapper =
        JsonMapper.builder(lenient)
            .enable(JsonReadFeature.values())
            .disable(JsonWriteFeature.QUOTE_PROPERTY_NAMES)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.UNWRAP_ROOT_VALUE)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.WRAP_EXCEPTIONS)
            .enable(SerializationFeature.WRAP_ROOT_VALUE, SerializationFeature.INDENT_OUTPUT)
            .build();
    JsonCodec codec = CODEC.with(mapper);

    assertThat(codec.encode(envelope(new Completed("o-1", 1))))
        .isEqualTo(CODEC.encode(envelope(new Completed("o-1", 1))));
    for (String data :
        List.of(
            "{/* */\"orderId\":\"a\",\"total\":1}",
            "{'orderId':'a','total':1}",
            "{\"orderId\":\"a\",\"total\":1,}",
            "{\"orderId\":\"a\",\"total\":NaN}",
            "{\"orderId\":\"a\",\"total\":null}",
            "{\"orderId\":\"a\",\"orderId\":\"a\",\"total\":1}",
            "{\"total\":1}",
            "{\"orderId\":\"a\",\"total\":1,\"deep\":" + "[".repeat(70) + "]".repeat(70) + "}")) {
      assertThat(codec.decode(body("orders.Completed", data), Map.of()))
          .as(data)
          .isInstanceOf(Decoded.Undecodable.class);
    }
    assertThat(
            codec.decode(
                body("orders.Completed", "{\"orderId\":\"long\",\"total\":1,\"new\":1}"), Map.of()))
        .isInstanceOf(Decoded.Event.class);
    assertThatThrownBy(() -> codec.encode(envelope(new Cancelled("\uD800", null))))
        .isInstanceOf(CodecException.class);
  }

  @Test
  void defaultTypingIsRefused() {
    JsonMapper mapper =
        JsonMapper.builder()
            .activateDefaultTyping(
                BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build(),
                DefaultTyping.NON_FINAL)
            .build();

    assertThatThrownBy(() -> CODEC.with(mapper))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "the JSON mapper has 1 problem:\n"
                + "  - default typing is on: the JSON would name the classes to be loaded");
  }

  @Test
  void classNamesInMixInsAndIntrospectorsAreRefused() {
    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    interface ByClass {}
    class Introspector extends NopAnnotationIntrospector {
      private static final long serialVersionUID = 1L;

      @Override
      public JsonTypeInfo.Value findPolymorphicTypeInfo(
          tools.jackson.databind.cfg.MapperConfig<?> config, Annotated annotated) {
        return annotated.getRawType() == Payment.class
            ? JsonTypeInfo.Value.from(ByClass.class.getAnnotation(JsonTypeInfo.class))
            : null;
      }
    }
    class Hiding extends SimpleModule {
      private static final long serialVersionUID = 1L;

      @Override
      public void setupModule(SetupContext context) {
        context.insertAnnotationIntrospector(new Introspector());
      }
    }
    String message =
        "the JSON codec has 1 problem:\n  - 'orders.Paid' cannot be bound: "
            + Payment.class.getName()
            + " has type ids of kind CLASS, which name classes; use NAME";

    assertThatThrownBy(
            () -> CODEC.with(JsonMapper.builder().addMixIn(Payment.class, ByClass.class).build()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> CODEC.with(JsonMapper.builder().addModule(new Hiding()).build()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(message);
  }

  @Test
  void namedSubtypesAreFine() {
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    interface ByName {}
    JsonCodec codec =
        CODEC.with(JsonMapper.builder().addMixIn(Payment.class, ByName.class).build());
    Paid event = new Paid(new Card("1"), List.of(), Optional.empty());

    assertThat(text(codec.encode(envelope(event)))).contains("{\"kind\":\"Orders$Card\"");
    assertThat(roundTrip(codec, event)).isEqualTo(event);
  }

  @Test
  void limitsAndMapperAreIndependent() {
    JsonMapper mapper =
        JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
    byte[] body = CODEC.with(mapper).withMaxBytes(400).encode(envelope(new Completed("o", 1)));

    assertThat(text(body)).contains("order_id");
    assertThat(CODEC.withMaxBytes(400).with(mapper).encode(envelope(new Completed("o", 1))))
        .isEqualTo(body);
    assertThatThrownBy(
            () -> CODEC.withMaxBytes(200).with(mapper).encode(envelope(new Completed("o", 1))))
        .isInstanceOf(CodecException.class);
    assertThatThrownBy(() -> CODEC.withMaxBytes(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the longest body has 0 bytes, not >= 1");
  }

  private static final class Shouting extends ValueSerializer<String> {
    @Override
    public void serialize(String value, JsonGenerator generator, SerializationContext context) {
      generator.writeString(value.toUpperCase(java.util.Locale.ROOT));
    }
  }

  private static final class Whispering extends ValueDeserializer<String> {
    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
      return parser.getString().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
