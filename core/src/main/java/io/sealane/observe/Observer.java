package io.sealane.observe;

import java.time.Instant;
import java.util.List;

/**
 * Gets a signal for everything that happens to an event: metrics, traces, logs and the history are
 * observers.
 *
 * <p>Called by many threads at once, in the middle of the work: returns fast and does not block.
 * What it throws is logged and changes nothing. Signals about one delivery come in the order of
 * what happened.
 */
@FunctionalInterface
public interface Observer {

  /**
   * Something happened.
   *
   * @param at when, by the wall clock of the part where it happened
   */
  void on(Signal signal, Instant at);

  /** The observer that looks away; parts that know it save themselves the making of signals. */
  static Observer noop() {
    return CompositeObserver.NONE;
  }

  /** One observer for several; what one of them throws does not reach the others. */
  static Observer composite(List<? extends Observer> observers) {
    return CompositeObserver.of(observers);
  }
}
