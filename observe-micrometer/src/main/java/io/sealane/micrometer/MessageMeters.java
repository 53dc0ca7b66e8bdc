package io.sealane.micrometer;

import io.micrometer.core.instrument.Counter;
import io.sealane.micrometer.measure.Measure;
import io.sealane.micrometer.measure.Tagged;
import io.sealane.observe.Signal;

/** The meters of messages and their leases, settlements and dead letters. */
final class MessageMeters {

  private MessageMeters() {}

  static void addTo(Recorders to) {
    count(to, Signal.Delivered.class, Measure.DELIVERED);
    count(to, Signal.Undecodable.class, Measure.UNDECODABLE);
    count(to, Signal.LeaseLost.class, Measure.LEASE_LOST);
    count(to, Signal.Settled.class, Measure.SETTLED);
    count(to, Signal.Released.class, Measure.RELEASED);
    count(to, Signal.Unconfirmed.class, Measure.UNCONFIRMED);
    Tagged<Counter> kept = Tagged.counters(to.registry, Measure.DEAD_LETTERED);
    Tagged<Counter> notKept = Tagged.counters(to.registry, Measure.NOT_DEAD_LETTERED);
    to.on(
        Signal.DeadLettered.class,
        (one, at) ->
            kept.with(
                    one.subject().subscription(),
                    to.type(one.subject().metadata()),
                    one.reason().name())
                .increment());
    to.on(
        Signal.NotDeadLettered.class,
        (one, at) ->
            notKept.with(one.subject().subscription(), one.failure().kind().name()).increment());
  }

  private static <S extends Signal.OfDelivery> void count(
      Recorders to, Class<S> type, Measure measure) {
    Tagged<Counter> counters = Tagged.counters(to.registry, measure);
    to.on(type, (one, at) -> counters.with(one.subject().subscription()).increment());
  }
}
