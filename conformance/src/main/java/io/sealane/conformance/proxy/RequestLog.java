package io.sealane.conformance.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every request that came, counted by operation. Safe for use by many threads. */
public final class RequestLog {

  /**
   * One request.
   *
   * @param action the operation
   * @param nanos when its last byte was there, by {@link System#nanoTime}
   * @param bytes of its body
   */
  public record Arrival(String action, long nanos, int bytes) {}

  private final List<Arrival> arrivals = new ArrayList<>();
  private final Map<String, Integer> forwarded = new TreeMap<>();

  RequestLog() {}

  /** Those for one of the operations, in the order of coming; for all without any. */
  public synchronized List<Arrival> arrivals(String... actions) {
    Set<String> names = Set.of(actions);
    return arrivals.stream()
        .filter(arrival -> names.isEmpty() || names.contains(arrival.action()))
        .toList();
  }

  /** How many came for one of the operations; for all without any. */
  public int count(String... actions) {
    return arrivals(actions).size();
  }

  /** How many came, by operation. */
  public synchronized Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    arrivals.forEach(arrival -> counts.merge(arrival.action(), 1, Integer::sum));
    return counts;
  }

  /** How many for the operation the server was asked. */
  public synchronized int countForwarded(String... actions) {
    return Set.of(actions).stream().mapToInt(name -> forwarded.getOrDefault(name, 0)).sum();
  }

  /** Forgets everything so far. */
  public synchronized void clear() {
    arrivals.clear();
    forwarded.clear();
  }

  synchronized void arrived(String action, int bytes) {
    arrivals.add(new Arrival(action, System.nanoTime(), bytes));
  }

  synchronized void forwarded(String action) {
    forwarded.merge(action, 1, Integer::sum);
  }
}
