package io.sealane.conformance.time;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;

/**
 * A while in which those who are wrong get time to do what they must not. Half a second on an idle
 * machine, in many short steps that each need a thread: where threads wait for a processor, the
 * while is longer for everybody.
 */
public final class Haste {

  private static final int STEPS = 25;
  private static final Duration STEP = Duration.ofMillis(20);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final TestTime time;
  private final CompletableFuture<Void> over = new CompletableFuture<>();

  private Haste(TestTime time) {
    this.time = time;
  }

  /** Waits until the while is over or somebody was hasty; whoever is right uses all of it. */
  public static void await(TestTime time, BooleanSupplier hasty) {
    Haste haste = new Haste(time);
    haste.next(STEPS);
    time.until("a while passes", () -> haste.over.isDone() || hasty.getAsBoolean(), LIMIT);
  }

  private void next(int left) {
    if (left == 0) {
      over.complete(null);
    } else {
      time.scheduler().schedule(() -> submit(left), STEP);
    }
  }

  private void submit(int left) {
    try {
      time.executor().execute(() -> next(left - 1));
    } catch (RejectedExecutionException e) {
      over.complete(null); // the test is over, and nobody waits
    }
  }
}
