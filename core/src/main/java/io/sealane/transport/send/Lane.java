package io.sealane.transport.send;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What is known of one key while any message of it waits or is under way. */
final class Lane {

  static final Comparator<Entry> BY_COMING = Comparator.comparingLong(entry -> entry.number);

  /** Those that may not leave yet. */
  final PriorityQueue<Entry> behind = inOrderOfComing();

  /** How many may leave now. */
  int ready;

  /** How many wait for the time to be sent again. */
  int repeating;

  /** The batch that has messages of this key and is under way, or being packed. */
  private @Nullable Object flight;

  static PriorityQueue<Entry> inOrderOfComing() {
    return new PriorityQueue<>(BY_COMING);
  }

  /** Whether the next message of the key may be made ready. */
  boolean isOpen(boolean onePerKey) {
    return flight == null && repeating == 0 && (ready == 0 || !onePerKey);
  }

  /** Whether another batch has messages of this key under way. */
  boolean fliesElsewhere(Object batch) {
    return flight != null && flight != batch;
  }

  void fliesIn(Object batch) {
    flight = batch;
  }

  void landed() {
    flight = null;
  }

  boolean isUnused() {
    return flight == null && repeating == 0 && ready == 0 && behind.isEmpty();
  }
}
