package io.sealane.conformance.codec;

import io.sealane.codec.Codec;
import io.sealane.codec.Decoded;
import io.sealane.conformance.sample.ShopEvent.Opened;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import io.sealane.event.TraceContext;
import java.time.Instant;
import java.util.Map;

/** Events with metadata for the codec's cases. */
final class Envelopes {

  private static final Instant TIME = Instant.parse("2029-02-03T04:05:06.123456Z");

  private Envelopes() {}

  static Envelope<Opened> of(String text, Map<String, String> headers) {
    return new Envelope<>(
        new Opened("o-1", text),
        new EventMetadata(
            "event-1",
            "shop.Opened",
            1,
            "shop",
            TIME,
            "o-1",
            "conversation-1",
            "event-0",
            new TraceContext("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "v=1"),
            headers,
            TIME.plusSeconds(60)));
  }

  static Envelope<Opened> of(String text) {
    return of(text, Map.of());
  }

  /** Read without attributes, which are legal to miss. */
  static Decoded read(Codec codec, byte[] body) {
    return codec.decode(body, Map.of());
  }
}
