package io.sealane.micrometer;

import io.micrometer.core.instrument.Counter;
import io.sealane.micrometer.measure.Bounded;
import io.sealane.micrometer.measure.Measure;
import io.sealane.micrometer.measure.Tagged;
import io.sealane.observe.Signal;

/** The meters of publishing. */
final class PublishMeters {

  private PublishMeters() {}

  static void addTo(Recorders to) {
    Tagged<Counter> published = Tagged.counters(to.registry, Measure.PUBLISHED);
    Tagged<Counter> refused = Tagged.counters(to.registry, Measure.REFUSED);
    Tagged<Counter> locally = Tagged.counters(to.registry, Measure.HANDLED_LOCALLY);
    to.on(
        Signal.Published.class,
        (one, at) -> published.with(one.topic(), to.type(one.envelope().metadata())).increment());
    to.on(
        Signal.Refused.class,
        (one, at) ->
            refused.with(one.topic(), to.type(one.envelope().metadata()), reason(one)).increment());
    to.on(
        Signal.HandledLocally.class,
        (one, at) -> locally.with(to.type(one.envelope().metadata())).increment());
    addOutbox(to);
  }

  private static void addOutbox(Recorders to) {
    Tagged<Counter> stored = Tagged.counters(to.registry, Measure.STORED);
    Tagged<Counter> relayed = Tagged.counters(to.registry, Measure.RELAYED);
    Tagged<Counter> notRelayed = Tagged.counters(to.registry, Measure.NOT_RELAYED);
    Tagged<Counter> failures = Tagged.counters(to.registry, Measure.RELAY_FAILURES);
    to.on(
        Signal.Stored.class,
        (one, at) -> stored.with(one.topic(), to.type(one.envelope().metadata())).increment());
    to.on(Signal.Relayed.class, (one, at) -> relayed.with(one.topic()).increment());
    to.on(
        Signal.NotRelayed.class,
        (one, at) -> notRelayed.with(one.topic(), one.failure().kind().name()).increment());
    to.on(
        Signal.RelayFailed.class,
        (one, at) -> failures.with(one.topic(), one.failure().kind().name()).increment());
  }

  private static String reason(Signal.Refused refused) {
    return refused.unknown() ? Bounded.UNKNOWN : refused.failure().kind().name();
  }
}
