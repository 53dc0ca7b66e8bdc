package io.sealane.micrometer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.sealane.micrometer.measure.Measure;
import io.sealane.store.outbox.Outbox;
import io.sealane.store.outbox.OutboxBacklog;
import java.time.Duration;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Gauges of how much waits in an outbox, and for how long. Its database is asked when a gauge is
 * read, which waits for the answer, never twice within ten seconds unless said. What is not known
 * is {@code NaN}.
 */
public final class OutboxMeters implements MeterBinder {

  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  private static final double MILLIS = 1_000.0;

  private final Outbox outbox;
  private final Duration maxAge;

  private OutboxMeters(Outbox outbox, Duration maxAge) {
    this.outbox = Objects.requireNonNull(outbox, "outbox");
    this.maxAge = Objects.requireNonNull(maxAge, "maxAge");
  }

  /** Of that outbox. */
  public static OutboxMeters of(Outbox outbox) {
    return new OutboxMeters(outbox, TEN_SECONDS);
  }

  /** The same, asking again when the last answer is older; zero for each reading. */
  public OutboxMeters withMaxAge(Duration age) {
    return new OutboxMeters(outbox, age);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    AskedOutbox asked = new AskedOutbox(outbox, registry.config().clock(), maxAge.toNanos());
    gauge(registry, Measure.OUTBOX_WAITING, asked, OutboxBacklog::waiting);
    gauge(registry, Measure.OUTBOX_OLDEST, asked, backlog -> backlog.oldest().toMillis() / MILLIS);
  }

  private static void gauge(
      MeterRegistry registry,
      Measure measure,
      AskedOutbox asked,
      ToDoubleFunction<OutboxBacklog> part) {
    Gauge.builder(
            measure.meter(),
            () -> {
              OutboxBacklog latest = asked.latest();
              return latest == null ? Double.NaN : part.applyAsDouble(latest);
            })
        .description(measure.description())
        .baseUnit(measure.unit())
        .register(registry);
  }
}
