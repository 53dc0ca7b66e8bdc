package io.sealane.test.time;

import io.sealane.time.Nanos;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * What is to be done when, first come first served at the same time. Guarded by its user's lock.
 */
final class Agenda {

  private final PriorityQueue<Item> items =
      new PriorityQueue<>(Comparator.comparingLong(Item::due).thenComparingLong(Item::number));
  private long count;

  record Item(long due, long number, Runnable task) {}

  Item add(long now, Duration delay, Runnable task) {
    Item item = new Item(now + Nanos.of(delay), count++, task);
    items.add(item);
    return item;
  }

  void remove(Item item) {
    items.remove(item);
  }

  /** When the next thing is to be done. */
  long nextDue() {
    Item next = items.peek();
    return next == null ? Long.MAX_VALUE : next.due();
  }

  /** What is to be done next; there must be something. */
  Runnable next() {
    return items.remove().task();
  }

  boolean isEmpty() {
    return items.isEmpty();
  }

  void clear() {
    items.clear();
  }
}
