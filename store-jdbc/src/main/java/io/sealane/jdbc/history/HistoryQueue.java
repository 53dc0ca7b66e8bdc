package io.sealane.jdbc.history;

import io.sealane.observe.history.HistoryRow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Rows that wait to be written, up to a bound; beyond they are dropped and counted. */
final class HistoryQueue {

  private final BlockingQueue<HistoryRow> rows;
  private final AtomicLong dropped = new AtomicLong();

  /** Complete when there is something to write, or never will be. */
  private volatile CompletableFuture<Void> news = new CompletableFuture<>();

  private volatile boolean closed;

  HistoryQueue(int max) {
    this.rows = new ArrayBlockingQueue<>(max);
  }

  /** Adds a row if there is room; by any thread, and without waiting. */
  boolean offer(HistoryRow row) {
    if (closed || !rows.offer(row)) {
      dropped.incrementAndGet();
      return false;
    }
    if (!news.isDone()) {
      news.complete(null);
    }
    return true;
  }

  /** Takes no more. */
  void close() {
    closed = true;
    news.complete(null);
  }

  boolean isClosed() {
    return closed;
  }

  /** What completes with the next row, or with the end; by one thread. */
  CompletableFuture<Void> news() {
    CompletableFuture<Void> next = new CompletableFuture<>();
    news = next;
    if (closed || !rows.isEmpty()) {
      next.complete(null);
    }
    return next;
  }

  /** Takes rows out, at most that many. */
  List<HistoryRow> take(int max) {
    List<HistoryRow> taken = new ArrayList<>();
    rows.drainTo(taken, max);
    return taken;
  }

  int size() {
    return rows.size();
  }

  void drop(int count) {
    dropped.addAndGet(count);
  }

  long dropped() {
    return dropped.get();
  }
}
