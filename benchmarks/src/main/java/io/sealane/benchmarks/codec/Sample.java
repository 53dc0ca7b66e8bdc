package io.sealane.benchmarks.codec;

import io.sealane.codec.Decoded;
import io.sealane.codec.EventCatalog;
import io.sealane.codec.MessageAttributes;
import io.sealane.codec.json.JsonCodec;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import io.sealane.event.TraceContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** One event in all the forms that are written and read here. */
public final class Sample {

  private static final String TAG = "orders.Placed";
  private static final String GONE = "orders.Gone";
  private static final String ID = "01934f6e-0000-7000-8000-00000000000a";
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  public final JsonCodec codec = JsonCodec.of(EventCatalog.of("orders", Order.class));
  public final Envelope<Order.Placed> envelope;
  public final byte[] body;

  /** The same with the type after the data. */
  public final byte[] typeLast;

  /** The same with a type that is in no catalogue, before and after the data. */
  public final byte[] unknown;

  public final byte[] unknownLast;
  public final Map<String, String> attributes =
      Map.of(MessageAttributes.TYPE, TAG, MessageAttributes.ID, ID);
  public final Map<String, String> unknownAttributes =
      Map.of(MessageAttributes.TYPE, GONE, MessageAttributes.ID, ID);

  /** With an order of so many lines. */
  public Sample(int lines) {
    envelope = new Envelope<>(Order.placed(lines), metadata());
    body = codec.encode(envelope);
    String text = new String(body, StandardCharsets.UTF_8);
    String type = "\"type\":\"" + TAG + "\",";
    String last = text.replace(type, "").replaceAll("}$", "") + ",\"type\":\"" + TAG + "\"}";
    typeLast = last.getBytes(StandardCharsets.UTF_8);
    unknown = text.replace(TAG, GONE).getBytes(StandardCharsets.UTF_8);
    unknownLast = last.replace(TAG, GONE).getBytes(StandardCharsets.UTF_8);
    check(text.contains(type), "the envelope has another shape: " + text);
    check(isEvent(body) && isEvent(typeLast), "what is to be read cannot be read");
    check(isUnknown(unknown) && isUnknown(unknownLast), "what is to be unknown is known");
  }

  private static EventMetadata metadata() {
    return new EventMetadata(
        ID,
        TAG,
        1,
        "orders",
        Instant.parse("2026-11-22T10:15:30.123456Z"),
        "o-4711",
        "01934f6e-0000-7000-8000-00000000000b",
        "01934f6e-0000-7000-8000-00000000000c",
        new TraceContext(TRACE, null),
        Map.of(),
        null);
  }

  private boolean isEvent(byte[] json) {
    return codec.decode(json, Map.of()) instanceof Decoded.Event read
        && read.envelope().equals(envelope);
  }

  private boolean isUnknown(byte[] json) {
    return codec.decode(json, Map.of()) instanceof Decoded.UnknownType;
  }

  static void check(boolean right, String otherwise) {
    if (!right) {
      throw new IllegalStateException(otherwise);
    }
  }
}
