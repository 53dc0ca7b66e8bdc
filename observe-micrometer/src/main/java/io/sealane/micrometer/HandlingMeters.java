package io.sealane.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.sealane.event.EventMetadata;
import io.sealane.micrometer.measure.Measure;
import io.sealane.micrometer.measure.Tagged;
import io.sealane.observe.Signal;
import io.sealane.observe.Subject;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The meters of handlers and what becomes of them. */
final class HandlingMeters {

  static final String SUCCESS = "SUCCESS";
  static final String FAILURE = "FAILURE";
  static final String NOW = "NOW";
  static final String LATER = "LATER";

  /** The longest lag: an event may claim to be of any time. */
  static final long MAX_LAG_SECONDS = TimeUnit.DAYS.toSeconds(365);

  private HandlingMeters() {}

  static void addTo(Recorders to) {
    addRuns(to);
    addWhatFollows(to);
    addGuard(to);
  }

  private static void addRuns(Recorders to) {
    Tagged<Timer> handling = Tagged.timers(to.registry, Measure.HANDLING);
    Tagged<Timer> lag = Tagged.timers(to.registry, Measure.LAG);
    to.on(Signal.Started.class, (one, at) -> {});
    to.on(
        Signal.Handled.class,
        (one, at) -> {
          Subject subject = one.subject();
          String type = to.type(subject.metadata());
          handling.with(subject.subscription(), type, SUCCESS).record(one.took());
          EventMetadata metadata = subject.metadata();
          if (metadata != null) {
            long nanos = lag(metadata.time(), at);
            lag.with(subject.subscription(), type).record(nanos, TimeUnit.NANOSECONDS);
          }
        });
    to.on(
        Signal.Failed.class,
        (one, at) ->
            handling
                .with(one.subject().subscription(), to.type(one.subject().metadata()), FAILURE)
                .record(one.took()));
  }

  private static void addWhatFollows(Recorders to) {
    Tagged<Counter> retries = Tagged.counters(to.registry, Measure.RETRIES);
    Tagged<Counter> compensations = Tagged.counters(to.registry, Measure.COMPENSATIONS);
    Tagged<Counter> skipped = Tagged.counters(to.registry, Measure.SKIPPED);
    to.on(
        Signal.Retrying.class,
        (one, at) -> count(retries, to, one.subject(), one.delay().isZero() ? NOW : LATER));
    to.on(
        Signal.Compensated.class,
        (one, at) ->
            count(compensations, to, one.subject(), one.error().isEmpty() ? SUCCESS : FAILURE));
    to.on(Signal.Skipped.class, (one, at) -> count(skipped, to, one.subject(), one.why().name()));
  }

  private static void addGuard(Recorders to) {
    Tagged<Counter> deduplicated = Tagged.counters(to.registry, Measure.DEDUPLICATED);
    Tagged<Counter> busy = Tagged.counters(to.registry, Measure.BUSY);
    Tagged<Counter> unavailable = Tagged.counters(to.registry, Measure.GUARD_UNAVAILABLE);
    to.on(Signal.Deduplicated.class, (one, at) -> count(deduplicated, to, one.subject()));
    to.on(Signal.Busy.class, (one, at) -> count(busy, to, one.subject()));
    to.on(
        Signal.GuardUnavailable.class,
        (one, at) ->
            unavailable
                .with(one.subject().subscription(), one.handledAnyway() ? "HANDLED" : LATER)
                .increment());
  }

  private static void count(Tagged<Counter> counters, Recorders to, Subject subject) {
    counters.with(subject.subscription(), to.type(subject.metadata())).increment();
  }

  private static void count(Tagged<Counter> counters, Recorders to, Subject subject, String third) {
    counters.with(subject.subscription(), to.type(subject.metadata()), third).increment();
  }

  /** In nanoseconds, without the value that a subtraction of instants would make. */
  static long lag(Instant from, Instant to) {
    long seconds = to.getEpochSecond() - from.getEpochSecond();
    if (seconds > MAX_LAG_SECONDS) {
      return TimeUnit.SECONDS.toNanos(MAX_LAG_SECONDS);
    }
    // Clocks differ: what seems to come from the future has no lag.
    return seconds < 0
        ? 0
        : Math.max(0, TimeUnit.SECONDS.toNanos(seconds) + to.getNano() - from.getNano());
  }
}
