package io.sealane.codec.json;

import static io.sealane.codec.json.Orders.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.codec.Decoded;
import io.sealane.codec.EventCatalog;
import io.sealane.codec.MessageAttributes;
import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import io.sealane.event.TraceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the codec allocates beside bare Jackson, which writes and reads the same bytes with the same
 * limits and the same duplicate detection.
 */
class AllocationTest {

  record Placed(
      String orderId,
      String customer,
      Instant placedAt,
      long total,
      String currency,
      BigDecimal discount,
      int priority,
      boolean gift,
      String street,
      String city,
      String zip,
      String country,
      List<Line> lines)
      implements DomainEvent {
    @Override
    public String key() {
      return orderId;
    }
  }

  record Line(String sku, int quantity, long price) {}

  /** The same shape for bare Jackson. */
  record CloudEvent(
      String specversion,
      String id,
      String source,
      String type,
      Instant time,
      String subject,
      String datacontenttype,
      String correlationid,
      String causationid,
      String traceparent,
      int dataversion,
      Placed data) {}

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final String CAUSE = "01934f6e-0000-7000-8000-00000000000c";
  private static final Placed PLACED =
      new Placed(
          "o-4711",
          "c-0815",
          Instant.parse("2026-11-22T10:15:30.123Z"),
          42_000,
          "KRW",
          new BigDecimal("12.50"),
          3,
          true,
          "Sejong-daero 110",
          "Seoul",
          "04524",
          "KR",
          IntStream.range(0, 12).mapToObj(i -> new Line("sku-" + i, i + 1, 100L * i)).toList());
  private static final Envelope<Placed> ENVELOPE =
      new Envelope<>(
          PLACED,
          new EventMetadata(
              Orders.ID,
              "orders.Placed",
              1,
              "orders",
              Orders.TIME,
              "o-4711",
              "01934f6e-0000-7000-8000-00000000000b",
              CAUSE,
              new TraceContext(TRACE, null),
              Map.of(),
              null));
  private static final CloudEvent BARE =
      new CloudEvent(
          "1.0",
          Orders.ID,
          "orders",
          "orders.Placed",
          Orders.TIME,
          "o-4711",
          "application/json",
          "01934f6e-0000-7000-8000-00000000000b",
          CAUSE,
          TRACE,
          1,
          PLACED);

  private static final JsonCodec CODEC = JsonCodec.of(EventCatalog.of("orders", Placed.class));
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(64)
                          .maxDocumentLength(1024 * 1024)
                          .maxTokenCount(200_000)
                          .maxStringLength(1024 * 1024)
                          .maxNameLength(1024)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();
  private static final ObjectWriter WRITER = MAPPER.writerFor(CloudEvent.class);
  private static final ObjectReader READER = MAPPER.readerFor(CloudEvent.class);

  @Test
  void theBaselineWritesTheSame() {
    assertThat(text(WRITER.writeValueAsBytes(BARE))).isEqualTo(text(CODEC.encode(ENVELOPE)));
  }

  @Test
  void writingTakesAtMostATwentiethMoreThanBareJackson() {
    double bare = Allocation.steady(() -> WRITER.writeValueAsBytes(BARE));
    double ours = Allocation.steady(() -> CODEC.encode(ENVELOPE));

    report("encode", bare, ours);
    assertThat(ours).isLessThanOrEqualTo(bare * 1.05);
  }

  @Test
  void readingTakesAtMostThreeTwentiethsMoreThanBareJackson() {
    byte[] body = CODEC.encode(ENVELOPE);
    double bare = Allocation.steady(() -> READER.readValue(body));
    double ours = Allocation.steady(() -> CODEC.decode(body, Map.of()));

    report("decode", bare, ours);
    assertThat(ours).isLessThanOrEqualTo(bare * 1.15);
  }

  @Test
  void anUnknownTypeTakesLittleMoreThanParsingUpToIt() {
    byte[] body = Orders.bytes(text(CODEC.encode(ENVELOPE)).replace("orders.Placed", "shop.Other"));
    assertThat(CODEC.decode(body, Map.of()))
        .isEqualTo(new Decoded.UnknownType(Orders.ID, "shop.Other"));
    double parser = Allocation.steady(() -> readIdAndType(body));
    double ours = Allocation.steady(() -> CODEC.decode(body, Map.of()));

    report("unknown type", parser, ours);
    assertThat(ours).isLessThanOrEqualTo(parser + 200);
  }

  @Test
  void anUnknownTypeInAnAttributeTakesNextToNothing() {
    byte[] body = CODEC.encode(ENVELOPE);
    Map<String, String> attributes =
        Map.of(MessageAttributes.TYPE, "shop.Other", MessageAttributes.ID, Orders.ID);
    double ours = Allocation.steady(() -> CODEC.decode(body, attributes));

    report("unknown type in attribute", 600, ours);
    assertThat(ours).isLessThanOrEqualTo(600);
  }

  private static int readIdAndType(byte[] body) {
    int read = 0;
    try (JsonParser parser = READER.createParser(body)) {
      parser.nextToken();
      String name = parser.nextName();
      while (!"type".equals(name)) {
        parser.nextToken();
        if ("id".equals(name)) {
          read += parser.getString().length();
        }
        name = parser.nextName();
      }
      parser.nextToken();
      return read + parser.getString().length();
    }
  }

  private static void report(String what, double reference, double ours) {
    System.out.printf(
        "%s: %.0f bytes, reference %.0f, ratio %.3f%n", what, ours, reference, ours / reference);
  }
}
