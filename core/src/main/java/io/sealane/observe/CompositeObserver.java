package io.sealane.observe;

import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes signals on, and keeps observers from harming each other or the work. */
final class CompositeObserver implements Observer {

  static final Observer NONE = (signal, at) -> {};

  private static final Logger LOG = LoggerFactory.getLogger(Observer.class);

  private final List<Observer> observers;

  private CompositeObserver(List<Observer> observers) {
    this.observers = observers;
  }

  static Observer of(List<? extends Observer> observers) {
    List<Observer> real = observers.stream().<Observer>map(o -> o).filter(o -> o != NONE).toList();
    return real.isEmpty() ? NONE : new CompositeObserver(real);
  }

  @Override
  public void on(Signal signal, Instant at) {
    for (Observer observer : observers) {
      try {
        observer.on(signal, at);
      } catch (Throwable e) {
        // An Error too, which would stop the work in the middle of a step.
        LOG.warn("observer {} failed on {}", observer.getClass().getName(), signal, e);
      }
    }
  }
}
