package io.sealane.jdbc.inbox;

import io.sealane.jdbc.inbox.Entry.Turn;
import io.sealane.jdbc.transaction.RolledBackException;
import io.sealane.jdbc.transaction.TransactionContext;
import io.sealane.store.TransactionalGuard.Verdict;
import io.sealane.store.TransactionalGuard.Work;
import java.sql.Connection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * Lets events share a transaction. One thread at a time leads: it takes its own event and those
 * that came while the batch before was at work, marks all of them by one statement, runs their
 * handlers one after the other in its own thread, and commits. Nobody waits for a batch to fill.
 *
 * <p>Whatever goes wrong (a handler throws, an event is a duplicate, the commit fails) rolls the
 * whole batch back, and each of its events is handled alone, by the thread that brought it.
 */
final class Batches {

  private final int size;
  private final Marks marks;
  private final TransactionContext transactions;
  private final OneByOne alone;
  private final Deque<Entry> waiting = new ArrayDeque<>();
  private boolean led;

  /**
   * Of so many events.
   *
   * @param size 2 to {@link Marks#MOST}
   */
  Batches(int size, Marks marks, TransactionContext transactions, OneByOne alone) {
    this.size = size;
    this.marks = marks;
    this.transactions = transactions;
    this.alone = alone;
  }

  Verdict handle(Mark mark, Work work) throws Exception {
    Entry own = new Entry(mark, work);
    Turn turn = leads(own) ? Turn.LEAD : await(own);
    return switch (turn) {
      case LEAD -> lead(own);
      case HANDLED -> Verdict.HANDLED;
      case ALONE -> alone.handle(mark, work);
    };
  }

  synchronized int waiting() {
    return waiting.size();
  }

  private synchronized boolean leads(Entry own) {
    if (!led) {
      led = true;
      return true;
    }
    waiting.add(own);
    return false;
  }

  /** Whoever is in a batch already waits for its end, or its handler might run unattended. */
  private Turn await(Entry own) throws InterruptedException {
    boolean interrupted = false;
    while (true) {
      try {
        Turn turn = own.turn().get();
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
        return turn;
      } catch (InterruptedException e) {
        if (leavesInTime(own)) {
          throw e;
        }
        interrupted = true;
      } catch (ExecutionException e) {
        throw new IllegalStateException("a turn never fails", e);
      }
    }
  }

  private synchronized boolean leavesInTime(Entry own) {
    return waiting.remove(own);
  }

  private Verdict lead(Entry own) throws Exception {
    List<Entry> batch = take(own);
    if (batch.size() == 1) {
      try {
        return alone.handle(own.mark(), own.work());
      } finally {
        passOn();
      }
    }
    Turn outcome = Turn.ALONE;
    try {
      outcome = handled(batch);
    } finally {
      passOn();
      for (Entry entry : batch) {
        entry.tell(outcome);
      }
    }
    return outcome == Turn.HANDLED ? Verdict.HANDLED : alone.handle(own.mark(), own.work());
  }

  private synchronized List<Entry> take(Entry own) {
    List<Entry> batch = new ArrayList<>(size);
    batch.add(own);
    while (batch.size() < size && !waiting.isEmpty()) {
      batch.add(waiting.remove());
    }
    return batch;
  }

  private void passOn() {
    Entry next;
    synchronized (this) {
      next = waiting.poll();
      led = next != null;
    }
    if (next != null) {
      next.tell(Turn.LEAD);
    }
  }

  private Turn handled(List<Entry> batch) {
    try {
      return transactions.inNew(() -> marked(batch));
    } catch (Exception | Error e) {
      // Who it was, and why, shows when each is handled alone.
      return Turn.ALONE;
    }
  }

  private Turn marked(List<Entry> batch) throws Exception {
    Connection connection = transactions.required();
    // In one order everywhere, so that two batches cannot wait for each other.
    List<Mark> sorted =
        batch.stream()
            .map(Entry::mark)
            .sorted(
                Comparator.comparing((Mark mark) -> mark.key().subscription())
                    .thenComparing(mark -> mark.key().eventId()))
            .toList();
    if (marks.add(connection, sorted) != batch.size()) {
      throw new KnownEventException();
    }
    for (Entry entry : batch) {
      entry.work().run();
      RolledBackException.throwIfAborted(connection);
    }
    return Turn.HANDLED;
  }

  /** How a batch is rolled back that has an event which was handled before. */
  private static final class KnownEventException extends Exception {
    private static final long serialVersionUID = 1L;

    KnownEventException() {
      super("an event of the batch is known", null, false, false);
    }
  }
}
