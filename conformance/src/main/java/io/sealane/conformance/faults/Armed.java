package io.sealane.conformance.faults;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Which faults are to come, and which came. */
final class Armed implements FaultPort {

  private final Map<Fault, Integer> left = new EnumMap<>(Fault.class);
  private final Map<Fault, Integer> hits = new EnumMap<>(Fault.class);
  private CompletableFuture<Void> healed = new CompletableFuture<>();

  @Override
  public Set<Fault> provokes() {
    return EnumSet.allOf(Fault.class);
  }

  @Override
  public synchronized void provoke(Fault fault, int times) {
    left.put(fault, times);
  }

  @Override
  public synchronized int hits(Fault fault) {
    return hits.getOrDefault(fault, 0);
  }

  @Override
  public void heal() {
    CompletableFuture<Void> held;
    synchronized (this) {
      left.clear();
      held = healed;
      healed = new CompletableFuture<>();
    }
    held.complete(null);
  }

  /** Whether the fault happens now; counts it if so. */
  synchronized boolean happens(Fault fault) {
    int times = left.getOrDefault(fault, 0);
    if (times <= 0) {
      return false;
    }
    left.put(fault, times == ALWAYS ? ALWAYS : times - 1);
    hits.merge(fault, 1, Integer::sum);
    return true;
  }

  /** The same answer, after the next healing. */
  synchronized <T> CompletionStage<T> held(CompletionStage<T> answer) {
    return healed.thenCombine(answer, (nothing, value) -> value);
  }
}
