package io.sealane.inmemory;

import io.sealane.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Time that stands still until a test moves it; tasks run in the moving thread. */
final class HandScheduler implements Scheduler {
  private record Task(long at, long number, Runnable action) {}

  // Close to the overflow, so that a comparison of absolute values is found out.
  private static final long START = Long.MAX_VALUE - 1_000_000_000L;

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::number));
  private long elapsed;
  private long scheduled;
  private Runnable whenAsked = () -> {};

  /** Moves time, running what is due on the way at its time. */
  void advance(Duration by) {
    long to = elapsed + by.toNanos();
    for (Task next = due(to); next != null; next = due(to)) {
      elapsed = Math.max(elapsed, next.at());
      next.action().run();
    }
    elapsed = to;
  }

  /** Moves time with timers that are late: what is due runs with the next {@link #advance}. */
  void advanceWithLateTimers(Duration by) {
    elapsed += by.toNanos();
  }

  synchronized int pending() {
    return tasks.size();
  }

  /** How many tasks were scheduled so far. */
  synchronized long scheduled() {
    return scheduled;
  }

  @Override
  public Instant instant() {
    return Instant.parse("2026-01-01T00:00:00Z").plusNanos(elapsed);
  }

  /** Runs something when the time is asked for next: in the middle of an operation. */
  void whenNextAsked(Runnable action) {
    whenAsked = action;
  }

  @Override
  public long nanoTime() {
    Runnable action = whenAsked;
    whenAsked = () -> {};
    action.run();
    return START + elapsed;
  }

  @Override
  public synchronized Timer schedule(Runnable action, Duration delay) {
    scheduled++;
    Task task = new Task(elapsed + Math.max(0, delay.toNanos()), scheduled, action);
    tasks.add(task);
    return () -> cancel(task);
  }

  @Override
  public <T> T await(CompletionStage<T> stage, Duration timeout)
      throws ExecutionException, TimeoutException, InterruptedException {
    CompletableFuture<T> future = stage.toCompletableFuture();
    long deadline = elapsed + timeout.toNanos();
    while (!future.isDone()) {
      Task next = due(deadline);
      if (next == null) {
        throw new TimeoutException("still not complete after " + timeout);
      }
      elapsed = Math.max(elapsed, next.at());
      next.action().run();
    }
    return future.get();
  }

  private synchronized void cancel(Task task) {
    tasks.remove(task);
  }

  private synchronized Task due(long to) {
    return tasks.isEmpty() || tasks.element().at() > to ? null : tasks.remove();
  }
}
