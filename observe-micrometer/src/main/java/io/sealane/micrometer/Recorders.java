package io.sealane.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.sealane.event.EventMetadata;
import io.sealane.micrometer.measure.Bounded;
import io.sealane.observe.Signal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What is recorded of each kind of signal. Complete before it is used. */
final class Recorders {

  final MeterRegistry registry;
  private final Bounded types;
  private final Map<Class<? extends Signal>, BiConsumer<Signal, Instant>> recorders =
      new HashMap<>();

  private Recorders(MeterRegistry registry, Bounded types) {
    this.registry = registry;
    this.types = types;
  }

  static Recorders of(MeterRegistry registry, Bounded types) {
    Recorders recorders = new Recorders(registry, types);
    PublishMeters.addTo(recorders);
    HandlingMeters.addTo(recorders);
    MessageMeters.addTo(recorders);
    SubscriptionMeters.addTo(recorders);
    return recorders;
  }

  <S extends Signal> void on(Class<S> type, BiConsumer<S, Instant> recorder) {
    recorders.put(type, (signal, at) -> recorder.accept(type.cast(signal), at));
  }

  /** The tag of the event's type. */
  String type(@Nullable EventMetadata metadata) {
    return types.of(metadata == null ? null : metadata.type());
  }

  void record(Signal signal, Instant at) {
    BiConsumer<Signal, Instant> recorder = recorders.get(signal.getClass());
    if (recorder != null) {
      recorder.accept(signal, at);
    }
  }

  Set<Class<? extends Signal>> known() {
    return recorders.keySet();
  }
}
