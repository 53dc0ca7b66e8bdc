package io.sealane.benchmarks.snssqs.stub;

import io.sealane.benchmarks.codec.Order;
import io.sealane.benchmarks.snssqs.stub.Queue.Stored;
import io.sealane.codec.EventCatalog;
import io.sealane.codec.json.JsonCodec;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import io.sealane.event.TraceContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the messages of a backlog say: an order of about 840 bytes as Sealane writes it, each with
 * an id of its own.
 */
final class Bodies {

  private static final int DIGITS = 12;
  private static final String ID = "01934f6e-0000-7000-8000-";
  private static final String NUMBER = "999999999999";

  private final String before;
  private final String after;

  Bodies() {
    Envelope<Order.Placed> envelope =
        new Envelope<>(
            Order.placed(12),
            new EventMetadata(
                ID + NUMBER,
                "orders.Placed",
                1,
                "orders",
                Instant.parse("2026-11-22T10:15:30.123456Z"),
                "o-4711",
                "01934f6e-0000-7000-8000-00000000000b",
                "01934f6e-0000-7000-8000-00000000000c",
                new TraceContext("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", null),
                Map.of(),
                null));
    byte[] body = JsonCodec.of(EventCatalog.of("orders", Order.class)).encode(envelope);
    String text = new String(body, StandardCharsets.UTF_8);
    int number = text.indexOf(NUMBER);
    before = text.substring(0, number);
    after = text.substring(number + DIGITS);
  }

  /**
   * The answer to a receive.
   *
   * @param attributes whether the client asks for the application's attributes
   * @param system whether it asks for those of SQS
   */
  String received(List<Stored> messages, boolean attributes, boolean system) {
    if (messages.isEmpty()) {
      return "{}";
    }
    StringBuilder all = new StringBuilder("{\"Messages\":[");
    for (Stored message : messages) {
      if (all.charAt(all.length() - 1) == '}') {
        all.append(',');
      }
      add(message, attributes, system, all);
    }
    return all.append("]}").toString();
  }

  private void add(Stored message, boolean attributes, boolean system, StringBuilder all) {
    String number = padded(message.number());
    String body = before + number + after;
    all.append("{\"MessageId\":\"" + ID + number)
        .append("\",\"ReceiptHandle\":\"" + message.handle())
        .append("\",\"MD5OfBody\":\"" + Md5.of(body))
        .append("\",\"Body\":\"")
        .append(body.replace("\"", "\\\""))
        .append('"');
    if (system) {
      all.append(",\"Attributes\":{\"ApproximateReceiveCount\":\"" + message.receives())
          .append("\",\"SentTimestamp\":\"1763806530123\"}");
    }
    if (attributes) {
      Map<String, String> texts = new TreeMap<>();
      texts.put("ce_id", ID + number);
      texts.put("ce_type", "orders.Placed");
      all.append(",\"MD5OfMessageAttributes\":\"" + Md5.ofTexts(texts))
          .append("\",\"MessageAttributes\":{" + json(texts) + "}");
    }
    all.append('}');
  }

  private static String json(Map<String, String> texts) {
    return texts.entrySet().stream()
        .map(
            text ->
                "\"%s\":{\"DataType\":\"String\",\"StringValue\":\"%s\"}"
                    .formatted(text.getKey(), text.getValue()))
        .collect(Collectors.joining(","));
  }

  /** The id of a message: some clients want a UUID. */
  static String id(long number) {
    return ID + padded(number);
  }

  private static String padded(long number) {
    String digits = Long.toString(number);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }
}
