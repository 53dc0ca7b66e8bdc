package io.sealane.observe;

import static java.util.Map.entry;

import java.util.Map;
import org.slf4j.event.Level;

/** How much each signal matters to whoever reads a log. */
final class LogLevels {

  private static final Map<Class<? extends Signal>, Level> LEVELS =
      Map.ofEntries(
          entry(Signal.HandledLocally.class, Level.DEBUG),
          entry(Signal.Published.class, Level.DEBUG),
          entry(Signal.Refused.class, Level.WARN),
          entry(Signal.Stored.class, Level.DEBUG),
          entry(Signal.Relayed.class, Level.DEBUG),
          entry(Signal.NotRelayed.class, Level.WARN),
          entry(Signal.RelayFailed.class, Level.WARN),
          entry(Signal.Delivered.class, Level.DEBUG),
          entry(Signal.Started.class, Level.DEBUG),
          entry(Signal.Handled.class, Level.DEBUG),
          entry(Signal.Failed.class, Level.WARN),
          entry(Signal.Retrying.class, Level.INFO),
          entry(Signal.Compensated.class, Level.INFO),
          entry(Signal.Deduplicated.class, Level.INFO),
          entry(Signal.Busy.class, Level.INFO),
          entry(Signal.GuardUnavailable.class, Level.WARN),
          entry(Signal.Skipped.class, Level.INFO),
          entry(Signal.Undecodable.class, Level.WARN),
          entry(Signal.DeadLettered.class, Level.ERROR),
          entry(Signal.NotDeadLettered.class, Level.ERROR),
          entry(Signal.LeaseLost.class, Level.WARN),
          entry(Signal.Settled.class, Level.DEBUG),
          entry(Signal.Released.class, Level.DEBUG),
          entry(Signal.Unconfirmed.class, Level.WARN),
          entry(Signal.LeasesExtended.class, Level.DEBUG),
          entry(Signal.ReceiveFailed.class, Level.WARN),
          entry(Signal.HealthChanged.class, Level.INFO),
          entry(Signal.Redriven.class, Level.INFO));

  private LogLevels() {}

  static Level of(Signal signal) {
    if (signal instanceof Signal.Skipped skipped
        && skipped.why() == Signal.Skipped.Why.NO_HANDLER) {
      return Level.DEBUG;
    } else if (signal instanceof Signal.Compensated compensated && !compensated.error().isEmpty()) {
      return Level.ERROR;
    } else if (signal instanceof Signal.HealthChanged changed
        && changed.health().state() == Health.State.DOWN) {
      return Level.ERROR;
    }
    return LEVELS.getOrDefault(signal.getClass(), Level.INFO);
  }
}
