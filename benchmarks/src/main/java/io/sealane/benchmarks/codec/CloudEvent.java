package io.sealane.benchmarks.codec;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import io.sealane.event.TraceContext;
import java.time.Instant;
import java.util.Map;

/** The shape of an envelope on the wire, for libraries that bind one class to one shape. */
@Json
@CompiledJson
public record CloudEvent(
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
    Order.Placed data) {

  static CloudEvent of(Envelope<Order.Placed> envelope) {
    EventMetadata metadata = envelope.metadata();
    return new CloudEvent(
        "1.0",
        metadata.id(),
        metadata.source(),
        metadata.type(),
        metadata.time(),
        metadata.key(),
        "application/json",
        metadata.correlationId(),
        metadata.causationId(),
        metadata.trace().traceparent(),
        metadata.version(),
        envelope.event());
  }

  Envelope<Order.Placed> envelope() {
    return new Envelope<>(
        data,
        new EventMetadata(
            id,
            type,
            dataversion,
            source,
            time,
            subject,
            correlationid,
            causationid,
            new TraceContext(traceparent, null),
            Map.of(),
            null));
  }
}
