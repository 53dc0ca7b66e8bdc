package io.sealane.conformance.relay;

import io.sealane.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Time and threads of one process. When it dies, nothing that was scheduled happens, nothing that
 * was given to its threads runs, and whoever waits is thrown out. While it stands still, all of
 * that waits.
 */
final class MortalTime implements Scheduler {

  private final Scheduler scheduler;
  private final Executor executor;
  private final Duration skew;
  private final CompletableFuture<Void> death = new CompletableFuture<>();
  private final AtomicInteger tasks = new AtomicInteger();
  private volatile CompletableFuture<Void> moving = CompletableFuture.completedFuture(null);

  /** What a thread of a dead process ends with. */
  static final class Died extends Error {
    private static final long serialVersionUID = 1L;

    Died() {
      super("the process has died", null, false, false);
    }
  }

  MortalTime(Scheduler scheduler, Executor executor, Duration skew) {
    this.scheduler = scheduler;
    this.executor = executor;
    this.skew = skew;
  }

  void die() {
    death.complete(null);
  }

  void standStill() {
    moving = new CompletableFuture<>();
    tasks.set(0);
  }

  /** How many tasks were begun since it stood still. */
  int tasks() {
    return tasks.get();
  }

  void goOn() {
    moving.complete(null);
  }

  boolean isDead() {
    return death.isDone();
  }

  void execute(Runnable task) {
    executor.execute(
        whileAlive(
            () -> {
              tasks.incrementAndGet();
              task.run();
            }));
  }

  private Runnable whileAlive(Runnable task) {
    return () -> {
      moving.join();
      if (!isDead()) {
        task.run();
      }
    };
  }

  /** Waits as whoever looks on from outside. */
  <T> T awaitQuietly(CompletionStage<T> stage) {
    try {
      return scheduler.await(stage, Duration.ofSeconds(30));
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public Instant instant() {
    return scheduler.instant().plus(skew);
  }

  @Override
  public long nanoTime() {
    return scheduler.nanoTime() + skew.toNanos();
  }

  @Override
  public Timer schedule(Runnable task, Duration delay) {
    Runnable mortal = whileAlive(task);
    return scheduler.schedule(
        () -> {
          CompletableFuture<Void> now = moving;
          if (now.isDone()) {
            mortal.run();
          } else {
            now.thenRunAsync(mortal, executor);
          }
        },
        delay);
  }

  @Override
  public <T> T await(CompletionStage<T> stage, Duration timeout)
      throws ExecutionException, TimeoutException, InterruptedException {
    CompletableFuture<Object> either =
        CompletableFuture.anyOf(stage.toCompletableFuture(), death.copy());
    try {
      scheduler.await(either, timeout);
    } finally {
      moving.join();
      if (isDead()) {
        throw new Died();
      }
    }
    return stage.toCompletableFuture().get();
  }
}
