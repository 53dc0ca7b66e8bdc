package io.sealane.codec.json;

import io.sealane.codec.EventCatalog;
import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import io.sealane.event.TraceContext;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The language that the tests of this package speak. */
final class Orders {

  static final EventCatalog CATALOG = EventCatalog.of("orders", OrderEvent.class);
  static final JsonCodec CODEC = JsonCodec.of(CATALOG);
  static final String ID = "01934f6e-0000-7000-8000-000000000001";
  static final Instant TIME = Instant.parse("2026-11-22T10:15:30.123456Z");

  private Orders() {}

  sealed interface OrderEvent extends DomainEvent {}

  record Completed(String orderId, long total) implements OrderEvent {
    @Override
    public String key() {
      return orderId;
    }
  }

  record Cancelled(String orderId, @Nullable String reason) implements OrderEvent {}

  record Emptied() implements OrderEvent {}

  record Paid(Payment payment, List<Payment> earlier, Optional<Payment> refund)
      implements OrderEvent {}

  sealed interface Shipping extends OrderEvent {}

  record Shipped(String parcel) implements Shipping {}

  record Everything(
      BigDecimal amount,
      BigInteger count,
      double ratio,
      float share,
      Color color,
      Optional<String> note,
      OptionalInt floor,
      List<Line> lines,
      Map<String, BigDecimal> prices,
      Page<Line> page,
      UUID uuid,
      byte[] bytes,
      Times times)
      implements OrderEvent {}

  record Times(
      Instant instant, LocalDate date, OffsetDateTime offset, ZonedDateTime zoned, Duration span) {}

  record Line(String sku, int quantity, BigDecimal price) {}

  record Page<T>(int number, List<T> items) {}

  enum Color {
    RED,
    GREEN
  }

  sealed interface Payment {}

  record Card(String number) implements Payment {}

  sealed interface Transfer extends Payment {}

  record Sepa(String iban) implements Transfer {}

  enum Cash implements Payment {
    COINS,
    NOTES
  }

  static <E extends DomainEvent> Envelope<E> envelope(E event) {
    return new Envelope<>(event, metadata("orders." + event.getClass().getSimpleName(), event));
  }

  static EventMetadata metadata(String type, DomainEvent event) {
    return new EventMetadata(
        ID, type, 1, "orders", TIME, event.key(), ID, null, null, Map.of(), null);
  }

  static EventMetadata fullMetadata(String type) {
    return new EventMetadata(
        ID,
        type,
        1,
        "orders",
        TIME,
        "o-1",
        "c-1",
        "e-0",
        new TraceContext("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "a=b"),
        Map.of("tenant", "t \"1\"\n", "\uD83D\uDE00", ""),
        TIME.plusSeconds(60));
  }

  static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  /** A body in our order of attributes. */
  static byte[] body(String type, String data) {
    return bytes(
        "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"orders\",\"type\":\"%s\",\"data\":%s}"
            .formatted(type, data));
  }
}
