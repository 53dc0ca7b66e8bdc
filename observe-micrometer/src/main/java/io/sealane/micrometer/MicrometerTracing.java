package io.sealane.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import io.sealane.event.EventMetadata;
import io.sealane.event.TraceContext;
import io.sealane.micrometer.measure.Bounded;
import io.sealane.observe.Tracing;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes observations of publishing ({@value #PUBLISH}) and handling ({@value #PROCESS}), so that a
 * tracer behind Micrometer's registry continues the trace of whoever publishes an event in its
 * handlers: through any transport, and through whatever keeps the event meanwhile, because the
 * trace travels within the event.
 *
 * <p>The tracer has to propagate by W3C Trace Context; what else it would propagate, such as
 * baggage, does not travel. Without a tracer these are observations all the same.
 *
 * <p>Observations hold ids of events, and never a key, a header or anything of a payload. Of an
 * exception they hold the class alone, because its message is the application's own and may hold
 * anything; see {@link #withExceptions}. Immutable.
 */
public final class MicrometerTracing implements Tracing {

  /** The observation of one call that publishes. */
  public static final String PUBLISH = "sealane.publish";

  /** The observation of one attempt at handling an event. */
  public static final String PROCESS = "sealane.process";

  private static final String SEVERAL = "SEVERAL";

  private final ObservationRegistry registry;
  private final Bounded types = new Bounded(MicrometerObserver.MAX_TYPES);
  private final boolean withExceptions;

  private MicrometerTracing(ObservationRegistry registry, boolean withExceptions) {
    this.registry = Objects.requireNonNull(registry, "registry");
    this.withExceptions = withExceptions;
  }

  /** Observations of that registry. */
  public static MicrometerTracing of(ObservationRegistry registry) {
    return new MicrometerTracing(registry, false);
  }

  /**
   * The same with exceptions as they are, messages and stack traces included; for applications that
   * know what is in them.
   */
  public MicrometerTracing withExceptions() {
    return new MicrometerTracing(registry, true);
  }

  @Override
  public Span publishing(List<String> tags) {
    String type = tags.stream().distinct().count() == 1 ? types.of(tags.get(0)) : SEVERAL;
    TraceHeaders headers = new TraceHeaders();
    SenderContext<TraceHeaders> context =
        new SenderContext<>((carrier, name, value) -> headers.set(name, value));
    context.setCarrier(headers);
    Observation observation =
        Observation.createNotStarted(PUBLISH, () -> context, registry)
            .contextualName("publish " + type)
            .lowCardinalityKeyValue("type", type)
            .highCardinalityKeyValue("messaging.batch.message_count", "" + tags.size());
    return begin(observation, headers);
  }

  @Override
  public Span handling(String subscription, EventMetadata metadata, int attempt) {
    ReceiverContext<EventMetadata> context = new ReceiverContext<>(TraceHeaders::of);
    context.setCarrier(metadata);
    Observation observation =
        Observation.createNotStarted(PROCESS, () -> context, registry)
            .contextualName("process " + subscription)
            .lowCardinalityKeyValue("subscription", subscription)
            .lowCardinalityKeyValue("type", types.of(metadata.type()))
            .highCardinalityKeyValue("messaging.message.id", metadata.id())
            .highCardinalityKeyValue("messaging.message.conversation_id", metadata.correlationId())
            .highCardinalityKeyValue("sealane.attempt", "" + attempt);
    return begin(observation, null);
  }

  private Span begin(Observation observation, @Nullable TraceHeaders headers) {
    observation.start();
    return new Observed(observation, observation.openScope(), headers, withExceptions);
  }

  private record Observed(
      Observation observation,
      Observation.Scope scope,
      @Nullable TraceHeaders headers,
      boolean withExceptions)
      implements Span {

    @Override
    public @Nullable TraceContext context() {
      return headers == null ? null : headers.context();
    }

    @Override
    public void leave() {
      scope.close();
    }

    @Override
    public void end(@Nullable Throwable error) {
      if (error != null) {
        observation.error(withExceptions ? error : new UndisclosedException(error));
      }
      observation.stop();
    }
  }
}
