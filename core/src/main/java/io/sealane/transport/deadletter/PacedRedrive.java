package io.sealane.transport.deadletter;

import io.sealane.time.Backoff;
import io.sealane.time.Scheduler;
import io.sealane.transport.deadletter.RedriveSteps.Step;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A re-drive step by step, no faster than was asked; for adapters. Has no thread of its own. A step
 * that fails with what may pass is taken again, eight times in a row within some fifteen seconds.
 */
public final class PacedRedrive implements Redrive {

  private static final int FAILURES = 8;

  /**
   * Seven waits of together 16 seconds, while who waits for a re-drive does so for 30. Without
   * jitter: there is one operator, not a fleet.
   */
  private static final Backoff WAITS =
      new Backoff(Duration.ofMillis(250), Duration.ofSeconds(4), 2.0, 0.0);

  private final RedriveSteps steps;
  private final double perSecond;
  private final Scheduler scheduler;
  private final AtomicInteger moved = new AtomicInteger();
  private final CompletableFuture<Integer> completion = new CompletableFuture<>();
  private Scheduler.@Nullable Timer pausing;
  private boolean cancelled;
  private int failures;

  /**
   * One that has not begun.
   *
   * @param perSecond the most letters a second, more than 0; as fast as can be if infinite
   * @throws IllegalArgumentException if it is not more than 0
   */
  public PacedRedrive(RedriveSteps steps, double perSecond, Scheduler scheduler) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("a re-drive of " + perSecond + " letters per second");
    }
    this.steps = steps;
    this.perSecond = perSecond;
    this.scheduler = scheduler;
  }

  /** Takes the first steps; to be called once. */
  public void start() {
    goOn();
  }

  @Override
  public int moved() {
    return moved.get();
  }

  @Override
  public void cancel() {
    synchronized (this) {
      cancelled = true;
    }
    wake();
  }

  @Override
  public CompletionStage<Integer> completion() {
    return completion.minimalCompletionStage();
  }

  /** A loop, because steps that are over at once would pile up on the stack otherwise. */
  private void goOn() {
    boolean more = true;
    while (more) {
      if (isCancelled()) {
        end(null);
        return;
      }
      CompletableFuture<Step> step = steps.step().toCompletableFuture();
      if (!step.isDone()) {
        step.whenComplete(this::steppedLater);
        return;
      }
      more = step.handle(this::goesOnAfter).join();
    }
  }

  private void steppedLater(@Nullable Step step, @Nullable Throwable thrown) {
    if (goesOnAfter(step, thrown)) {
      goOn();
    }
  }

  /** Whether the next step is to be taken at once. */
  private boolean goesOnAfter(@Nullable Step step, @Nullable Throwable thrown) {
    if (step == null) {
      return goesOnAfter(thrown);
    }
    failures = 0;
    moved.addAndGet(step.moved());
    if (step.over() || isCancelled()) {
      end(null);
      return false;
    }
    return !pauses((long) (step.moved() * 1e9 / perSecond));
  }

  private boolean goesOnAfter(@Nullable Throwable thrown) {
    failures++;
    if (thrown == null || failures == FAILURES || !steps.mayPass(cause(thrown))) {
      end(thrown);
      return false;
    }
    return !pauses(WAITS.after(failures, () -> 0).toNanos());
  }

  private synchronized boolean isCancelled() {
    return cancelled;
  }

  private synchronized boolean pauses(long nanos) {
    if (nanos == 0 || cancelled) {
      return false;
    }
    pausing = scheduler.schedule(this::wake, Duration.ofNanos(nanos));
    return true;
  }

  /** The end of the pause; the first of the timer and a cancellation goes on. */
  private void wake() {
    synchronized (this) {
      if (pausing == null) {
        return;
      }
      pausing.cancel();
      pausing = null;
    }
    goOn();
  }

  /** What cannot be shown again comes by itself where hiding has an end. */
  private void end(@Nullable Throwable thrown) {
    steps
        .end()
        .whenComplete(
            (shown, ignored) -> {
              if (thrown == null) {
                completion.complete(moved.get());
              } else {
                completion.completeExceptionally(cause(thrown));
              }
            });
  }

  private static Throwable cause(Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : null;
    return cause == null ? thrown : cause;
  }
}
