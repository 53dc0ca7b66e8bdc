package io.sealane.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Time that a test moves by hand; tasks run in the thread that moves it. */
public final class ManualScheduler implements Scheduler {

  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(
          Comparator.<Task>comparingLong(task -> task.at).thenComparingLong(task -> task.number));
  private long now;
  private long numbers;

  /** A time at which nothing is scheduled yet. */
  public ManualScheduler() {}

  private record Task(long at, long number, Runnable work) {}

  @Override
  public synchronized Instant instant() {
    return START.plusNanos(now);
  }

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public synchronized Timer schedule(Runnable work, Duration delay) {
    Task task = new Task(now + Math.max(0, delay.toNanos()), numbers++, work);
    tasks.add(task);
    return () -> forget(task);
  }

  /** Lets time pass until the stage is complete. */
  @Override
  public <T> T await(CompletionStage<T> stage, Duration timeout)
      throws ExecutionException, TimeoutException, InterruptedException {
    long deadline = nanoTime() + timeout.toNanos();
    while (!stage.toCompletableFuture().isDone() && runNext(deadline)) {
      // Another task has run.
    }
    return stage.toCompletableFuture().get(0, TimeUnit.NANOSECONDS);
  }

  /** Lets time pass and runs what is due meanwhile, each task at its own time. */
  public void advance(Duration by) {
    long until = nanoTime() + by.toNanos();
    while (runNext(until)) {
      // Another task has run.
    }
  }

  /** Lets time pass until nothing is scheduled any more. */
  public void runAll() {
    while (runNext(Long.MAX_VALUE)) {
      // Another task has run.
    }
  }

  /** How many tasks are scheduled. */
  public synchronized int scheduled() {
    return tasks.size();
  }

  private boolean runNext(long until) {
    Task next;
    synchronized (this) {
      next = tasks.peek();
      if (next == null || next.at > until) {
        now = until == Long.MAX_VALUE ? now : until;
        return false;
      }
      tasks.remove();
      now = next.at;
    }
    next.work.run();
    return true;
  }

  private synchronized void forget(Task task) {
    tasks.remove(task);
  }
}
