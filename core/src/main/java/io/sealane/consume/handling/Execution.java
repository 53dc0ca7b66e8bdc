package io.sealane.consume.handling;

import io.sealane.event.EventMetadata;
import io.sealane.transport.receive.Delivery;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One handling of a delivery, seen by two: the thread that runs it, and the pipeline that may
 * cancel it. An interrupt reaches the handler's code only, never what the thread does afterwards.
 */
public final class Execution {

  private final Delivery delivery;
  private final int failuresBefore;
  private final Supplier<Duration> leaseRemaining;
  private @Nullable Thread interruptible;
  private @Nullable Cancellation cancellation;
  private volatile @Nullable RunningClaim claim;
  private volatile @Nullable EventMetadata metadata;

  /**
   * An execution that has not begun.
   *
   * @param failuresBefore how many earlier deliveries of the message failed
   */
  public Execution(Delivery delivery, int failuresBefore, Supplier<Duration> leaseRemaining) {
    this.delivery = delivery;
    this.failuresBefore = failuresBefore;
    this.leaseRemaining = leaseRemaining;
  }

  /** The delivery that is handled. */
  public Delivery delivery() {
    return delivery;
  }

  /** What is known of the event, or null if it was not read (yet). */
  public @Nullable EventMetadata metadata() {
    return metadata;
  }

  /** The claim that needs renewing, or null if there is none at this moment. */
  public @Nullable RunningClaim claim() {
    return claim;
  }

  /** Why an execution is cancelled. */
  public enum Cancellation {
    /** The delivery is not ours any more. */
    LEASE_LOST,
    /** The subscription stops. */
    STOPPED,
    /** It took longer than the subscription allows; this one counts as a failure. */
    TIMED_OUT
  }

  /** Tells the handler that its work is of no use any more. The first reason is kept. */
  public synchronized void cancel(Cancellation reason) {
    if (cancellation == null) {
      cancellation = reason;
      if (interruptible != null) {
        interruptible.interrupt();
      }
    }
  }

  /** Whether it was cancelled. */
  public boolean isCancelled() {
    return cancellation() != null;
  }

  synchronized @Nullable Cancellation cancellation() {
    return cancellation;
  }

  int failuresBefore() {
    return failuresBefore;
  }

  Duration leaseRemaining() {
    return leaseRemaining.get();
  }

  void read(EventMetadata metadata) {
    this.metadata = metadata;
  }

  /**
   * Whether somebody else may be handling the event by now, since the claim was not renewed.
   *
   * @param now by the scheduler's {@code nanoTime}
   */
  public boolean isClaimOver(long now) {
    RunningClaim held = claim;
    return held != null && held.isOver(now);
  }

  void claimed(@Nullable RunningClaim claim) {
    this.claim = claim;
  }

  /** Runs application code, which alone may be interrupted. */
  void interruptibly(Body body) throws Exception {
    synchronized (this) {
      // What was left behind by whoever had the thread before is not meant for this handler.
      Thread.interrupted();
      interruptible = Thread.currentThread();
      if (cancellation == Cancellation.LEASE_LOST || cancellation == Cancellation.STOPPED) {
        interruptible.interrupt();
      }
    }
    try {
      body.run();
    } finally {
      synchronized (this) {
        interruptible = null;
      }
      // Whoever interrupted, we or the handler itself: the thread goes back clean.
      Thread.interrupted();
    }
  }

  /** Application code. */
  @FunctionalInterface
  interface Body {
    void run() throws Exception;
  }
}
