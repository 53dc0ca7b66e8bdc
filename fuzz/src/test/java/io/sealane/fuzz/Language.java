package io.sealane.fuzz;

import io.sealane.codec.EventCatalog;
import io.sealane.codec.json.JsonCodec;
import io.sealane.event.DomainEvent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events of many kinds of values, so that whatever reads values has something to read. */
final class Language {

  static final EventCatalog CATALOG =
      EventCatalog.context("fuzz")
          .events(Event.class)
          .upcast(Grown.class, 1, data -> data.put("name", data.path("title").asString("none")))
          .build();

  static final JsonCodec CODEC = JsonCodec.of(CATALOG);

  private Language() {}

  sealed interface Event extends DomainEvent {}

  record Plain(String text, long number) implements Event {
    @Override
    public String key() {
      return text;
    }
  }

  record Open(@Nullable Object any, @Nullable Map<String, Object> map, @Nullable List<Object> list)
      implements Event {}

  record Numbers(
      @Nullable BigDecimal amount,
      @Nullable BigInteger count,
      @Nullable Double ratio,
      float share,
      byte small)
      implements Event {}

  record Times(
      @Nullable Instant instant,
      @Nullable LocalDate date,
      @Nullable ZonedDateTime zoned,
      @Nullable Duration span)
      implements Event {}

  record Values(
      @Nullable UUID uuid,
      byte @Nullable [] bytes,
      @Nullable Color color,
      Optional<String> note,
      @Nullable List<Shape> shapes)
      implements Event {}

  /** Of the second version; the first had a title. */
  record Grown(String name) implements Event {}

  enum Color {
    RED,
    GREEN
  }

  sealed interface Shape {}

  record Circle(int radius) implements Shape {}

  record Group(@Nullable List<Shape> members, @Nullable Object label) implements Shape {}
}
