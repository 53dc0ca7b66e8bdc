package io.sealane.benchmarks.codec;

import io.sealane.event.DomainEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** The published language that the codec is measured with. */
public sealed interface Order extends DomainEvent {

  /** An order of 13 fields and some lines; with 12 lines its data has about 840 bytes. */
  record Placed(
      String orderId,
      String customerId,
      String channel,
      String currency,
      BigDecimal total,
      long version,
      boolean express,
      Instant placedAt,
      String street,
      String city,
      String country,
      int loyaltyPoints,
      List<Line> lines)
      implements Order {
    @Override
    public String key() {
      return orderId;
    }
  }

  /** A line of an order. */
  record Line(String sku, int quantity, long cents) {}

  /** An order with that many lines. */
  static Placed placed(int lines) {
    return new Placed(
        "o-4711",
        "c-0815",
        "web",
        "EUR",
        new BigDecimal("1234.50"),
        7,
        true,
        Instant.parse("2026-11-22T10:15:30.123456Z"),
        "Hauptstrasse 1",
        "Wien",
        "AT",
        120,
        IntStream.range(0, lines)
            .mapToObj(i -> new Line("sku-" + (1000 + i), i + 1, 995))
            .toList());
  }
}
