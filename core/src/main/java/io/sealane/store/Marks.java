package io.sealane.store;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events that were handled, the oldest first to be forgotten. Not safe for several threads. */
final class Marks {
  private final Map<Mark, Mark> byEvent = new LinkedHashMap<>();
  private final int capacity;
  private final long retentionNanos;

  Marks(int capacity, long retentionNanos) {
    this.capacity = capacity;
    this.retentionNanos = retentionNanos;
  }

  void add(Mark mark) {
    // Taken out first, so that the mark stands at the end, where the youngest are.
    byEvent.remove(mark);
    byEvent.put(mark, mark);
    if (byEvent.size() > capacity) {
      removeOldest();
    }
  }

  /** The mark of the same event, or null if there is none or it is too old. */
  @Nullable Mark find(Mark event, long now) {
    while (!byEvent.isEmpty() && oldest().age(now) > retentionNanos) {
      removeOldest();
    }
    return byEvent.get(event);
  }

  int size() {
    return byEvent.size();
  }

  private Mark oldest() {
    return byEvent.keySet().iterator().next();
  }

  private void removeOldest() {
    Iterator<Mark> oldestFirst = byEvent.keySet().iterator();
    oldestFirst.next();
    oldestFirst.remove();
  }
}
