package io.sealane.jdbc.history;

import io.sealane.observe.history.HistoryRow;
import io.sealane.time.Backoff;
import io.sealane.time.Scheduler;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes rows from anybody without making them wait, and writes them by a thread of its own. */
final class HistoryWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcHistory.class);

  private static final int BATCH = 500;
  private static final Duration LINGER = Duration.ofMillis(50);
  private static final Duration CLEANING = Duration.ofHours(1);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

  private static final Backoff AFTER_FAILURE =
      Backoff.exponential(Duration.ofMillis(100), Duration.ofSeconds(10));

  private final HistoryBatches batches;
  private final Scheduler time;
  private final Cleaning cleaning;
  private final HistoryQueue queue;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Random random = new Random();

  /** What is being written; changed by the thread only. */
  private volatile List<HistoryRow> batch = List.of();

  /** Touched by the thread only. */
  private long cleanedAt;

  /** What is to be done now and then. */
  interface Cleaning {
    void run() throws SQLException;
  }

  HistoryWriter(HistoryRows table, Scheduler time, HistoryLimits limits, Cleaning cleaning) {
    this.queue = new HistoryQueue(limits.rows());
    this.batches = new HistoryBatches(table, time, queue);
    this.time = time;
    this.cleaning = cleaning;
  }

  void offer(HistoryRow row) {
    if (queue.offer(row) && !begun.get() && begun.compareAndSet(false, true)) {
      Thread thread = new Thread(this::run, "sealane-history");
      thread.setDaemon(true);
      thread.start();
    }
  }

  long dropped() {
    return queue.dropped();
  }

  int waiting() {
    return queue.size() + batch.size();
  }

  @Override
  public void close() {
    closed.complete(null);
    queue.close();
    if (!begun.get()) {
      return;
    }
    try {
      time.await(ended, CLOSE_WITHIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("the history is still writing");
    }
  }

  private void run() {
    cleanedAt = time.nanoTime();
    int failures = 0;
    try {
      while (more()) {
        if (batches.write(batch)) {
          batch = List.of();
          failures = 0;
          cleanUp();
        } else if (queue.isClosed()) {
          break;
        } else {
          pause(closed, AFTER_FAILURE.after(++failures, random));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      batches.giveUp(batch.size() + queue.take(Integer.MAX_VALUE).size());
      batch = List.of();
      ended.complete(null);
    }
  }

  /** Waits for rows; false if there are none and will be none. */
  private boolean more() throws InterruptedException {
    if (!batch.isEmpty()) {
      return true;
    }
    if (queue.size() == 0) {
      pause(queue.news(), CLEANING);
      pause(closed, LINGER);
    }
    batch = queue.take(BATCH);
    return !batch.isEmpty() || !queue.isClosed();
  }

  private void cleanUp() {
    if (time.nanoTime() - cleanedAt < CLEANING.toNanos()) {
      return;
    }
    cleanedAt = time.nanoTime();
    try {
      cleaning.run();
    } catch (SQLException e) {
      LOG.warn("the history is not cleaned: SQL state {}", e.getSQLState());
    }
  }

  private void pause(CompletableFuture<Void> until, Duration span) throws InterruptedException {
    try {
      time.await(until, span);
    } catch (TimeoutException e) {
      // Time to go on.
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
