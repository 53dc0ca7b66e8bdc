package io.sealane.micrometer;

import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Comparator;
import java.util.List;

/** OpenTelemetry behind Micrometer, keeping its spans in memory. */
final class Tracer {

  private static final String NO_PARENT = "0000000000000000";

  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final ObservationRegistry registry = ObservationRegistry.create();
  private final OtelTracer tracer;

  Tracer() {
    OpenTelemetrySdk sdk =
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .build())
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build();
    io.opentelemetry.api.trace.Tracer otel = sdk.getTracer("test");
    tracer = new OtelTracer(otel, new OtelCurrentTraceContext(), event -> {});
    OtelPropagator propagator = new OtelPropagator(sdk.getPropagators(), otel);
    registry
        .observationConfig()
        .observationHandler(
            new FirstMatchingCompositeObservationHandler(
                new PropagatingReceiverTracingObservationHandler<>(tracer, propagator),
                new PropagatingSenderTracingObservationHandler<>(tracer, propagator),
                new DefaultTracingObservationHandler(tracer)));
  }

  ObservationRegistry registry() {
    return registry;
  }

  String currentTraceId() {
    var span = tracer.currentSpan();
    return span == null ? "none" : span.context().traceId();
  }

  List<SpanData> spans() {
    return exporter.getFinishedSpanItems();
  }

  /** The only one of that name. */
  SpanData span(String name) {
    List<SpanData> named = spans().stream().filter(span -> span.getName().equals(name)).toList();
    if (named.size() != 1) {
      throw new AssertionError(named.size() + " spans '" + name + "' in\n" + tree());
    }
    return named.get(0);
  }

  /** The names of the spans, each below its parent, siblings by name. */
  String tree() {
    StringBuilder text = new StringBuilder();
    branches(NO_PARENT, "", text);
    return text.toString();
  }

  private void branches(String parent, String indent, StringBuilder text) {
    spans().stream()
        .filter(span -> span.getParentSpanId().equals(parent))
        .sorted(Comparator.comparing(SpanData::getName))
        .forEach(
            span -> {
              text.append(indent).append(span.getName()).append('\n');
              branches(span.getSpanId(), indent + "  ", text);
            });
  }

  /** What a span tells of exceptions, in full. */
  static String exceptions(SpanData span) {
    return span.getEvents().stream().map(event -> event.getAttributes().toString()).toList()
        + span.getStatus().getDescription();
  }
}
