package io.sealane.conformance.rig;

import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Every signal, in the order of coming. Safe for use by many threads. */
public final class Journal implements Observer {

  private final Queue<Signal> signals = new ConcurrentLinkedQueue<>();
  private final Map<Class<? extends Signal>, Integer> counts = new ConcurrentHashMap<>();

  Journal() {}

  @Override
  public void on(Signal signal, Instant at) {
    signals.add(signal);
    counts.merge(signal.getClass(), 1, Integer::sum);
  }

  /** All of them so far. */
  public List<Signal> all() {
    return List.copyOf(signals);
  }

  /** Those of a kind so far. */
  public <S extends Signal> List<S> of(Class<S> kind) {
    return signals.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** How many of a kind there are so far; cheap, because conditions ask for it at every step. */
  public int count(Class<? extends Signal> kind) {
    return counts.getOrDefault(kind, 0);
  }
}
