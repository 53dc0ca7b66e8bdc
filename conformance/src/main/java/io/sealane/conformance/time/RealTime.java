package io.sealane.conformance.time;

import io.sealane.time.Scheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** The machine's time: a condition is looked at every few milliseconds until its limit. */
final class RealTime implements TestTime {

  private static final Duration LOOK = Duration.ofMillis(10);

  private final Scheduler scheduler = Scheduler.system();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "conformance");
            thread.setDaemon(true);
            return thread;
          });

  @Override
  public Scheduler scheduler() {
    return scheduler;
  }

  @Override
  public Executor executor() {
    return threads;
  }

  @Override
  public void until(String what, BooleanSupplier condition, Duration limit) {
    long deadline = scheduler.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (scheduler.nanoTime() - deadline > 0) {
        throw new AssertionError(what + ": not within " + limit);
      }
      look();
    }
  }

  private void look() {
    CompletableFuture<Void> over = new CompletableFuture<>();
    scheduler.schedule(() -> over.complete(null), LOOK);
    try {
      scheduler.await(over, Duration.ofMinutes(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("the machine's timer does not fire", e);
    }
  }

  @Override
  public boolean isVirtual() {
    return false;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
