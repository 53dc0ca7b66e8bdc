package io.sealane.codec.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.codec.Decoded;
import io.sealane.codec.json.Orders.Card;
import io.sealane.codec.json.Orders.Cash;
import io.sealane.codec.json.Orders.Color;
import io.sealane.codec.json.Orders.Completed;
import io.sealane.codec.json.Orders.Everything;
import io.sealane.codec.json.Orders.Line;
import io.sealane.codec.json.Orders.OrderEvent;
import io.sealane.codec.json.Orders.Page;
import io.sealane.codec.json.Orders.Paid;
import io.sealane.codec.json.Orders.Payment;
import io.sealane.codec.json.Orders.Sepa;
import io.sealane.codec.json.Orders.Times;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import io.sealane.event.TraceContext;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

class JsonCodecProps {

  private static final JsonCodec CODEC = Orders.CODEC;

  @Property(tries = 300)
  void whatIsWrittenIsReadBack(@ForAll("envelopes") Envelope<OrderEvent> envelope) {
    byte[] body = CODEC.encode(envelope);
    Decoded.Event read = (Decoded.Event) CODEC.decode(body, Map.of());

    assertThat(read.envelope()).usingRecursiveComparison().isEqualTo(envelope);
    assertThat(CODEC.encode(read.envelope())).isEqualTo(body);
  }

  @Property(tries = 200)
  void theRawDataIsReadAloneAndStandsAtTheEnd(@ForAll("envelopes") Envelope<OrderEvent> envelope) {
    byte[] body = CODEC.encode(envelope);
    Decoded.Event read = (Decoded.Event) CODEC.decode(body, Map.of());
    String data = new String(body, read.dataOffset(), read.dataLength(), StandardCharsets.UTF_8);

    assertThat(read.dataOffset() + read.dataLength()).isEqualTo(body.length - 1);
    Decoded again = CODEC.decode(Orders.body(envelope.metadata().type(), data), Map.of());
    assertThat(((Decoded.Event) again).envelope().event())
        .usingRecursiveComparison()
        .isEqualTo(envelope.event());
  }

  @Property(tries = 200)
  void theOrderOfAttributesMeansNothing(
      @ForAll @Size(6) @UniqueElements List<@IntRange(max = 5) Integer> order) {
    List<String> parts =
        List.of(
            "\"specversion\":\"1.0\"",
            "\"id\":\"e-1\"",
            "\"source\":\"s\"",
            "\"type\":\"orders.Completed\"",
            "\"dataversion\":1",
            "\"data\":{\"orderId\":\"o-1\",\"total\":2}");
    String body = "{" + String.join(",", order.stream().map(parts::get).toList()) + "}";

    Decoded.Event read = (Decoded.Event) CODEC.decode(Orders.bytes(body), Map.of());

    assertThat(read.envelope().event()).isEqualTo(new Completed("o-1", 2));
    assertThat(body.substring(read.dataOffset(), read.dataOffset() + read.dataLength()))
        .isEqualTo("{\"orderId\":\"o-1\",\"total\":2}");
  }

  @Property(tries = 500)
  void anyBytesAreAValueAndNeverAnException(@ForAll @Size(max = 200) byte[] bytes) {
    assertThat(CODEC.decode(bytes, Map.of())).isNotInstanceOf(Decoded.Event.class);
  }

  @Property(tries = 500)
  void aBodyWithAByteChangedIsAValueAndNeverAnException(
      @ForAll("envelopes") Envelope<OrderEvent> envelope, @ForAll int place, @ForAll byte other) {
    byte[] body = CODEC.encode(envelope);
    body[Math.floorMod(place, body.length)] = other;

    assertThat(CODEC.decode(body, Map.of())).isNotNull();
  }

  @Provide
  Arbitrary<Envelope<OrderEvent>> envelopes() {
    return events().flatMap(event -> metadata(event).map(known -> new Envelope<>(event, known)));
  }

  private Arbitrary<OrderEvent> events() {
    return Arbitraries.oneOf(
        Combinators.combine(texts(), Arbitraries.longs()).as(Completed::new),
        Combinators.combine(payments(), payments().list().ofMaxSize(3), payments().optional())
            .as(Paid::new),
        everything());
  }

  private Arbitrary<Everything> everything() {
    return Combinators.combine(
            amounts(),
            Arbitraries.bigIntegers(),
            Arbitraries.doubles(),
            Arbitraries.floats(),
            lines().list().ofMaxSize(3),
            Arbitraries.maps(texts(), amounts()).ofMaxSize(3),
            times(),
            Arbitraries.bytes().array(byte[].class).ofMaxSize(20))
        .as(
            (amount, count, ratio, share, lines, prices, times, bytes) ->
                new Everything(
                    amount,
                    count,
                    ratio,
                    share,
                    lines.isEmpty() ? Color.RED : Color.GREEN,
                    prices.keySet().stream().findFirst(),
                    lines.isEmpty() ? OptionalInt.empty() : OptionalInt.of(lines.size()),
                    lines,
                    prices,
                    new Page<>(bytes.length, lines),
                    new UUID(count.longValue(), bytes.length),
                    bytes,
                    times));
  }

  private Arbitrary<Payment> payments() {
    return Arbitraries.oneOf(
        texts().map(Card::new), texts().map(Sepa::new), Arbitraries.of(Cash.class));
  }

  private Arbitrary<Line> lines() {
    return Combinators.combine(texts(), Arbitraries.integers(), amounts()).as(Line::new);
  }

  private Arbitrary<Times> times() {
    return Combinators.combine(
            Arbitraries.longs().between(-62_000_000_000L, 253_000_000_000L),
            Arbitraries.integers().between(0, 999_999_999),
            Arbitraries.of("Asia/Seoul", "Europe/Berlin", "America/St_Johns", "UTC", "Z", "+05:45"),
            Arbitraries.integers().between(-64_800, 64_800))
        .as(
            (second, nano, zone, offset) -> {
              Instant instant = Instant.ofEpochSecond(second, nano);
              return new Times(
                  instant,
                  LocalDate.ofEpochDay(second / 86_400),
                  instant.atOffset(ZoneOffset.ofTotalSeconds(offset)),
                  instant.atZone(ZoneId.of(zone)),
                  Duration.ofSeconds(second, nano));
            });
  }

  private Arbitrary<EventMetadata> metadata(OrderEvent event) {
    Arbitrary<String> ids =
        Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(128);
    Arbitrary<String> plain =
        Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(60);
    Arbitrary<Instant> moments =
        Arbitraries.longs()
            .between(-62_167_219_200_000_000L, 253_402_300_799_999_999L)
            .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    Arbitrary<TraceContext> traces =
        Combinators.combine(plain, plain.injectNull(0.5)).as(TraceContext::new);
    Arbitrary<Map<String, String>> headers = Arbitraries.maps(texts(), texts()).ofMaxSize(4);
    String type = "orders." + event.getClass().getSimpleName();
    return Combinators.combine(
            Combinators.combine(ids, plain, moments).as(Said::new),
            texts().injectNull(0.2),
            ids,
            ids.injectNull(0.2),
            traces.injectNull(0.3),
            headers,
            moments.injectNull(0.5))
        .as(
            (said, key, correlation, causation, trace, header, expiry) ->
                new EventMetadata(
                    said.id,
                    type,
                    1,
                    said.source,
                    said.time,
                    key,
                    correlation,
                    causation,
                    trace,
                    header,
                    expiry));
  }

  private record Said(String id, String source, Instant time) {}

  private static Arbitrary<BigDecimal> amounts() {
    return Combinators.combine(Arbitraries.bigIntegers(), Arbitraries.integers().between(-300, 300))
        .as(BigDecimal::new);
  }

  /** Any text without halves of surrogate pairs. */
  private static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
            Arbitraries.integers().between(0, 0xD7FF),
            Arbitraries.integers().between(0xE000, Character.MAX_CODE_POINT),
            Arbitraries.integers().between(0, 0x7F))
        .list()
        .ofMaxSize(20)
        .map(
            points -> {
              StringBuilder text = new StringBuilder();
              points.forEach(text::appendCodePoint);
              return text.toString();
            });
  }
}
