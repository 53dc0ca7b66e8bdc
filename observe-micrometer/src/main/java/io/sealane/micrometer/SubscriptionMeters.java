package io.sealane.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.sealane.micrometer.measure.Measure;
import io.sealane.micrometer.measure.Tagged;
import io.sealane.observe.Health;
import io.sealane.observe.Health.State;
import io.sealane.observe.Signal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The meters of subscriptions as a whole. */
final class SubscriptionMeters {

  private final MeterRegistry registry;
  private final Map<String, AtomicReference<State>> states = new ConcurrentHashMap<>();

  private SubscriptionMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  static void addTo(Recorders to) {
    Tagged<DistributionSummary> extended = Tagged.summaries(to.registry, Measure.LEASES_EXTENDED);
    Tagged<Counter> failures = Tagged.counters(to.registry, Measure.RECEIVE_FAILURES);
    Tagged<Counter> redriven = Tagged.counters(to.registry, Measure.REDRIVEN);
    SubscriptionMeters health = new SubscriptionMeters(to.registry);
    to.on(
        Signal.LeasesExtended.class,
        (one, at) -> extended.with(one.subscription()).record(one.count()));
    to.on(
        Signal.ReceiveFailed.class,
        (one, at) -> failures.with(one.subscription(), one.failure().kind().name()).increment());
    to.on(
        Signal.Redriven.class,
        (one, at) -> redriven.with(one.subscription()).increment(one.count()));
    to.on(Signal.HealthChanged.class, (one, at) -> health.is(one.subscription(), one.health()));
  }

  private void is(String subscription, Health health) {
    AtomicReference<State> known = states.get(subscription);
    (known != null ? known : states.computeIfAbsent(subscription, this::gauges))
        .set(health.state());
  }

  private AtomicReference<State> gauges(String subscription) {
    AtomicReference<State> current = new AtomicReference<>(State.STOPPED);
    for (State state : State.values()) {
      Gauge.builder(Measure.HEALTH.meter(), () -> current.get() == state ? 1 : 0)
          .description(Measure.HEALTH.description())
          .tag("subscription", subscription)
          .tag("state", state.name())
          .register(registry);
    }
    return current;
  }
}
