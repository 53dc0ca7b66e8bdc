package io.sealane.observe.history;

import static java.util.Map.entry;

import io.sealane.observe.Signal;
import io.sealane.observe.history.HistoryEntry.What;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** From signals to entries. */
final class Entries {

  private static final int MAX_DETAIL = 1_000;

  private static final Map<Class<? extends Signal>, What> WHAT =
      Map.ofEntries(
          entry(Signal.Delivered.class, What.DELIVERED),
          entry(Signal.Started.class, What.STARTED),
          entry(Signal.Handled.class, What.HANDLED),
          entry(Signal.Failed.class, What.FAILED),
          entry(Signal.Retrying.class, What.RETRYING),
          entry(Signal.Compensated.class, What.COMPENSATED),
          entry(Signal.Deduplicated.class, What.DEDUPLICATED),
          entry(Signal.Busy.class, What.BUSY),
          entry(Signal.GuardUnavailable.class, What.GUARD_UNAVAILABLE),
          entry(Signal.Skipped.class, What.SKIPPED),
          entry(Signal.Undecodable.class, What.UNDECODABLE),
          entry(Signal.DeadLettered.class, What.DEAD_LETTERED),
          entry(Signal.NotDeadLettered.class, What.NOT_DEAD_LETTERED),
          entry(Signal.LeaseLost.class, What.LEASE_LOST),
          entry(Signal.Settled.class, What.SETTLED),
          entry(Signal.Released.class, What.RELEASED),
          entry(Signal.Unconfirmed.class, What.UNCONFIRMED));

  private Entries() {}

  static HistoryEntry of(Signal.HandledLocally signal, Instant at) {
    String count = signal.handlers() == 1 ? "1 handler" : signal.handlers() + " handlers";
    return entryOf(at, What.HANDLED_LOCALLY, "", 0, count);
  }

  static HistoryEntry of(Signal.Published signal, Instant at) {
    return entryOf(at, What.PUBLISHED, signal.topic(), 0, "");
  }

  static HistoryEntry of(Signal.Refused signal, Instant at) {
    What what = signal.unknown() ? What.UNKNOWN : What.REFUSED;
    return entryOf(at, what, signal.topic(), 0, signal.failure().reason());
  }

  static HistoryEntry of(Signal.Stored signal, Instant at) {
    return entryOf(at, What.STORED, signal.topic(), 0, "");
  }

  static HistoryEntry of(Signal.Relayed signal, Instant at) {
    return entryOf(at, What.PUBLISHED, signal.topic(), 0, "");
  }

  static HistoryEntry of(Signal.NotRelayed signal, Instant at) {
    return entryOf(at, What.HELD, signal.topic(), 0, signal.failure().reason());
  }

  /** The entry for a signal about a delivery. */
  static HistoryEntry ofDelivery(Signal.OfDelivery signal, Instant at) {
    String where = signal.subject().subscription();
    return entryOf(at, what(signal), where, signal.subject().attempt(), detail(signal));
  }

  private static HistoryEntry entryOf(
      Instant at, What what, String where, int attempt, String detail) {
    String kept = detail.length() > MAX_DETAIL ? detail.substring(0, MAX_DETAIL) : detail;
    return new HistoryEntry(at, what, where, attempt, kept);
  }

  private static What what(Signal.OfDelivery signal) {
    if (signal instanceof Signal.Compensated compensated && !compensated.error().isEmpty()) {
      return What.NOT_COMPENSATED;
    }
    What what = WHAT.get(signal.getClass());
    if (what == null) {
      throw new IllegalStateException("no word for " + signal.getClass());
    }
    return what;
  }

  private static String detail(Signal.OfDelivery signal) {
    if (signal instanceof Signal.Failed failed) {
      return failed.error();
    } else if (signal instanceof Signal.Retrying retrying) {
      return after(retrying.delay());
    } else if (signal instanceof Signal.Compensated compensated) {
      return compensated.error();
    } else if (signal instanceof Signal.Busy busy) {
      return after(busy.delay());
    } else if (signal instanceof Signal.Released released) {
      return after(released.delay());
    } else if (signal instanceof Signal.DeadLettered letter) {
      return words(letter.reason()) + (letter.detail().isEmpty() ? "" : ": " + letter.detail());
    } else if (signal instanceof Signal.Skipped skipped) {
      return words(skipped.why());
    }
    return reason(signal);
  }

  private static String reason(Signal.OfDelivery signal) {
    if (signal instanceof Signal.GuardUnavailable guard) {
      return guard.reason() + (guard.handledAnyway() ? ", handled all the same" : "");
    } else if (signal instanceof Signal.Undecodable undecodable) {
      return undecodable.reason();
    } else if (signal instanceof Signal.NotDeadLettered kept) {
      return kept.failure().reason();
    } else if (signal instanceof Signal.LeaseLost lost) {
      return lost.reason();
    } else if (signal instanceof Signal.Unconfirmed unconfirmed) {
      return unconfirmed.reason();
    }
    return "";
  }

  private static String after(Duration delay) {
    return delay.isZero() ? "at once" : "after " + Spans.text(delay);
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
