package io.sealane.micrometer;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.sealane.Sealane;
import io.sealane.micrometer.measure.Measure;
import io.sealane.transport.receive.Backlog;
import java.time.Duration;
import java.util.Objects;
import java.util.function.ToLongFunction;

/**
 * Gauges of how much waits in the queue of each subscription. Brokers charge for the question, so
 * it is asked when a gauge is read, never twice within a minute unless said; the answer is there
 * for the next reading. What is not known is {@code NaN}.
 */
public final class BacklogMeters implements MeterBinder {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Sealane sealane;
  private final Duration maxAge;

  private BacklogMeters(Sealane sealane, Duration maxAge) {
    this.sealane = Objects.requireNonNull(sealane, "sealane");
    this.maxAge = Objects.requireNonNull(maxAge, "maxAge");
  }

  /** Of the subscriptions of that application. */
  public static BacklogMeters of(Sealane sealane) {
    return new BacklogMeters(sealane, MINUTE);
  }

  /** The same, asking again when the last answer is older; zero for each reading. */
  public BacklogMeters withMaxAge(Duration age) {
    return new BacklogMeters(sealane, age);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (String name : sealane.health().keySet()) {
      Asked asked =
          new Asked(sealane.subscription(name), registry.config().clock(), maxAge.toNanos());
      gauge(registry, name, "READY", asked, Backlog::ready);
      gauge(registry, name, "DELAYED", asked, Backlog::delayed);
      gauge(registry, name, "IN_FLIGHT", asked, Backlog::inFlight);
    }
  }

  private static void gauge(
      MeterRegistry registry,
      String subscription,
      String state,
      Asked asked,
      ToLongFunction<Backlog> part) {
    Gauge.builder(Measure.BACKLOG.meter(), () -> value(part.applyAsLong(asked.latest())))
        .description(Measure.BACKLOG.description())
        .baseUnit(Measure.BACKLOG.unit())
        .tag("subscription", subscription)
        .tag("state", state)
        .register(registry);
  }

  private static double value(long count) {
    return count < 0 ? Double.NaN : count;
  }
}
