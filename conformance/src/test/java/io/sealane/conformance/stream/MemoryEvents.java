package io.sealane.conformance.stream;

import io.sealane.event.Envelope;
import io.sealane.store.stream.StoredEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A database of events in memory, with transactions: to try the kit on, right and wrong. Whoever
 * appends to a stream keeps the others from it until its transaction ends.
 */
class MemoryEvents {

  final List<StoredEvent> committed = new ArrayList<>();
  final Set<Transaction> open = new LinkedHashSet<>();
  private final Map<String, Transaction> writers = new HashMap<>();
  private final ThreadLocal<@Nullable Transaction> current = new ThreadLocal<>();
  private long position;

  /** What is not committed yet. */
  static final class Transaction {
    final List<StoredEvent> events = new ArrayList<>();
    final Set<String> streams = new HashSet<>();
  }

  /** Runs the work in the thread's transaction, or in one of its own. */
  <T> T within(Function<Transaction, T> work) {
    Transaction outer = current.get();
    if (outer != null) {
      return work.apply(outer);
    }
    List<T> result = new ArrayList<>();
    inTransaction(() -> result.add(work.apply(current())));
    return result.get(0);
  }

  private Transaction current() {
    Transaction transaction = current.get();
    if (transaction == null) {
      throw new IllegalStateException("no transaction");
    }
    return transaction;
  }

  void inTransaction(Runnable work) {
    Transaction transaction = new Transaction();
    current.set(transaction);
    begin(transaction);
    boolean committing = false;
    try {
      work.run();
      committing = true;
    } finally {
      current.remove();
      end(transaction, committing);
    }
  }

  private synchronized void begin(Transaction transaction) {
    open.add(transaction);
  }

  synchronized void end(Transaction transaction, boolean committing) {
    if (committing) {
      committed.addAll(transaction.events);
      committed.sort(Comparator.comparingLong(StoredEvent::position));
    }
    open.remove(transaction);
    writers.values().removeIf(writer -> writer == transaction);
    notifyAll();
  }

  /** Waits until nobody else is writing to the stream. */
  synchronized void own(String stream, Transaction transaction) {
    try {
      while (writers.getOrDefault(stream, transaction) != transaction) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    writers.put(stream, transaction);
  }

  synchronized StoredEvent add(
      Transaction transaction, String stream, long version, Envelope<?> event) {
    StoredEvent stored = new StoredEvent(stream, version, ++position, event);
    transaction.events.add(stored);
    return stored;
  }

  /** Of a stream, what is committed and what the thread's transaction has added. */
  synchronized List<StoredEvent> stream(String stream) {
    Transaction own = current.get();
    return Stream.concat(committed.stream(), own == null ? Stream.empty() : own.events.stream())
        .filter(event -> event.stream().equals(stream))
        .toList();
  }

  /** The first position that somebody may still commit. */
  synchronized long fence() {
    return open.stream()
        .flatMap(transaction -> transaction.events.stream())
        .mapToLong(StoredEvent::position)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  synchronized List<StoredEvent> all(long after, long before, int max) {
    return committed.stream()
        .filter(event -> event.position() > after && event.position() < before)
        .limit(max)
        .toList();
  }
}
