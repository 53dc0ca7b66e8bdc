package io.sealane.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.codec.Codec;
import io.sealane.codec.Decoded;
import io.sealane.codec.EventCatalog;
import io.sealane.codec.Upcaster;
import io.sealane.codec.json.JsonCodec;
import io.sealane.error.ConfigurationException;
import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import io.sealane.event.TraceContext;
import io.sealane.examples.docs.OrderEvent.OrderCompleted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** docs/codec.md. */
class CodecTest {

  private static final JsonMapper JSON = new JsonMapper();

  record OrderFinished(String orderId, long total, String currency) implements DomainEvent {}

  interface OpenFamily extends DomainEvent {}

  @Test
  void theWireFormatIsAsDocumented() {
    // tag::codec-catalog
    EventCatalog orders = EventCatalog.of("orders", OrderEvent.class);
    // end::codec-catalog
    String document = Documents.fence("docs/codec.md", "json", 0);

    byte[] body = JsonCodec.of(orders).encode(new Envelope<>(order(), metadata()));

    assertThat(JSON.readTree(body)).isEqualTo(JSON.readTree(document));
    assertThat(decode(JsonCodec.of(orders), document)).isEqualTo(order());
  }

  @Test
  void oldDataBecomesNewData() {
    // tag::codec-evolution
    EventCatalog orders =
        EventCatalog.context("orders")
            .event(OrderFinished.class)
            .alias("orders.OrderCompleted", OrderFinished.class)
            .upcast(OrderFinished.class, 1, Upcaster.rename("sum", "total"))
            .upcast(OrderFinished.class, 2, Upcaster.defaultValue("currency", "KRW"))
            .build();
    // end::codec-evolution
    String old = Documents.fence("docs/codec.md", "json", 0).replace("\"total\"", "\"sum\"");

    assertThat(decode(JsonCodec.of(orders), old))
        .isEqualTo(new OrderFinished("o-1", 42_000, "KRW"));
  }

  @Test
  void anApplicationsMapperCanBeTakenOver() {
    // tag::codec-mapper
    JsonMapper mapper =
        JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
    Codec codec =
        JsonCodec.of(EventCatalog.of("orders", OrderEvent.class))
            .with(mapper)
            .withMaxBytes(256 * 1024);
    // end::codec-mapper

    String body =
        new String(codec.encode(new Envelope<>(order(), metadata())), StandardCharsets.UTF_8);

    assertThat(body).contains("\"order_id\"");
  }

  @Test
  void aCatalogueListsAllThatIsWrongWithIt() {
    assertThatThrownBy(
            () -> {
              // tag::codec-refused
              EventCatalog.context("orders")
                  .events(OpenFamily.class)
                  .event(OrderCompleted.class)
                  .alias("orders.OrderCompleted", OrderCompleted.class)
                  .upcast(OrderCompleted.class, 2, Upcaster.rename("sum", "total"))
                  .build();
              // end::codec-refused
            })
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(Documents.fence("docs/codec.md", "text", 0));
  }

  private static OrderCompleted order() {
    return new OrderCompleted("o-1", 42_000);
  }

  private static EventMetadata metadata() {
    return new EventMetadata(
        "01980c2e-7c00-7000-8000-4d7c2f1a9b10",
        "orders.OrderCompleted",
        1,
        "orders",
        Instant.parse("2026-11-22T09:30:00Z"),
        "o-1",
        "checkout-77",
        "01980c2e-7bff-7000-8000-1f2e3d4c5b6a",
        new TraceContext("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", null),
        Map.of("tenant", "north"),
        null);
  }

  private static DomainEvent decode(Codec codec, String json) {
    Decoded decoded = codec.decode(json.getBytes(StandardCharsets.UTF_8), Map.of());
    assertThat(decoded).isInstanceOf(Decoded.Event.class);
    return ((Decoded.Event) decoded).envelope().event();
  }
}
