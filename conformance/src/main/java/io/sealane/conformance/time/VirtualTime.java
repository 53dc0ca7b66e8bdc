package io.sealane.conformance.time;

import io.sealane.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Time that stands still while anybody works and jumps to the next timer when everybody waits. The
 * test's own thread counts as somebody, so between two of its waits nothing is late.
 */
final class VirtualTime implements TestTime, Scheduler {

  private static final Instant BEGINNING = Instant.parse("2030-01-01T00:00:00Z");

  private final Turns turns = new Turns(this::step);
  private final PriorityQueue<Entry> timers =
      new PriorityQueue<>(
          Comparator.comparingLong((Entry entry) -> entry.at)
              .thenComparingLong(entry -> entry.sequence));
  private final ExecutorService threads = Executors.newCachedThreadPool(turns::newThread);
  private long now;
  private long sequence;

  /** A task and its time; guarded by the lock of the turns. */
  private static final class Entry {
    final Runnable task;
    final long at;
    final long sequence;

    Entry(Runnable task, long at, long sequence) {
      this.task = task;
      this.at = at;
      this.sequence = sequence;
    }
  }

  VirtualTime() {
    turns.start();
  }

  @Override
  public Scheduler scheduler() {
    return this;
  }

  @Override
  public Executor executor() {
    return task -> {
      turns.begin();
      try {
        threads.execute(() -> turns.running(task));
      } catch (RejectedExecutionException e) {
        turns.running(() -> {});
        throw e;
      }
    };
  }

  @Override
  public Instant instant() {
    return BEGINNING.plusNanos(nanoTime());
  }

  @Override
  public long nanoTime() {
    return turns.locked(() -> now);
  }

  @Override
  public Timer schedule(Runnable task, Duration delay) {
    return turns.locked(
        () -> {
          long nanos = Math.max(0, saturated(delay));
          long at = now + nanos < 0 ? Long.MAX_VALUE : now + nanos;
          Entry entry = new Entry(task, at, sequence++);
          timers.add(entry);
          turns.changed();
          return () -> turns.locked(() -> timers.remove(entry));
        });
  }

  private static long saturated(Duration delay) {
    return delay.getSeconds() > Long.MAX_VALUE / 2_000_000_000L
        ? Long.MAX_VALUE / 2
        : delay.toNanos();
  }

  @Override
  public <T> T await(CompletionStage<T> stage, Duration timeout)
      throws ExecutionException, TimeoutException, InterruptedException {
    CompletableFuture<T> future = stage.toCompletableFuture();
    if (!future.isDone()) {
      Turns.Wait wait = turns.newWait(null);
      Timer timer = schedule(() -> turns.wake(wait), timeout);
      future.whenComplete((value, error) -> turns.wake(wait));
      try {
        turns.park(wait);
      } finally {
        timer.cancel();
      }
    }
    if (!future.isDone()) {
      throw new TimeoutException("not within " + timeout);
    }
    return future.get();
  }

  @Override
  public void until(String what, BooleanSupplier condition, Duration limit) {
    Turns.Wait wait = turns.newWait(condition);
    Timer timer = schedule(() -> turns.wake(wait), limit);
    try {
      turns.park(wait);
    } catch (InterruptedException e) {
      throw new AssertionError(what + ": interrupted", e);
    } finally {
      timer.cancel();
    }
    if (!condition.getAsBoolean()) {
      throw new AssertionError(what + ": not within " + limit);
    }
  }

  /** Takes the next timer, if there is one; called under the lock when everybody waits. */
  private @Nullable Runnable step() {
    Entry next = timers.poll();
    if (next == null) {
      return null;
    }
    now = Math.max(now, next.at);
    return next.task;
  }

  @Override
  public boolean isVirtual() {
    return true;
  }

  @Override
  public void close() {
    turns.stop();
    threads.shutdownNow();
  }
}
