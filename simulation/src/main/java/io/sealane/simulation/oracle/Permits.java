package io.sealane.simulation.oracle;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How many handlers run at once for a subscription at an instance, and how many may. */
final class Permits {

  private record Key(Object incarnation, String subscription) {}

  private static final class Count {
    int limit;
    int cap;
    int running;
    long changedAt;
  }

  /** As long as a handler may take from its start in the pipeline to its own code. */
  private static final long ON_ITS_WAY = 60_000_000_000L;

  private final LongSupplier clock;
  private final Map<Key, Count> counts = new HashMap<>();

  Permits(LongSupplier clock) {
    this.clock = clock;
  }

  void limit(Object incarnation, String subscription, int limit) {
    Count count = of(incarnation, subscription);
    count.limit = limit;
    // What is on its way when the limit is lowered still starts.
    count.cap = Math.max(limit, count.cap);
    count.changedAt = clock.getAsLong();
  }

  /** Counts one more; false if that is one too many. */
  boolean start(Object incarnation, String subscription) {
    Count count = of(incarnation, subscription);
    return ++count.running <= count.cap;
  }

  void end(Object incarnation, String subscription) {
    Count count = of(incarnation, subscription);
    count.running--;
    boolean settled = clock.getAsLong() - count.changedAt > ON_ITS_WAY;
    if (settled && count.running < count.limit) {
      count.cap = count.limit;
    }
  }

  int running(Object incarnation, String subscription) {
    return of(incarnation, subscription).running;
  }

  int limitOf(Object incarnation, String subscription) {
    return of(incarnation, subscription).limit;
  }

  private Count of(Object incarnation, String subscription) {
    return counts.computeIfAbsent(new Key(incarnation, subscription), key -> new Count());
  }
}
