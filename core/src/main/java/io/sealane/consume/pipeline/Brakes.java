package io.sealane.consume.pipeline;

import io.sealane.error.Failure;
import io.sealane.observe.Health;
import io.sealane.observe.Health.State;
import io.sealane.observe.Signal;
import io.sealane.time.Backoff;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a consumer does not receive or start anything, if so; and what that makes of its health. */
final class Brakes {

  /** The thread of a handler that has just returned is free a moment later. */
  private static final Backoff ASK_EXECUTOR =
      Backoff.exponential(Duration.ofMillis(10), Duration.ofSeconds(1));

  private final Parts parts;
  private boolean stopped;
  private @Nullable String paused;
  private @Nullable String outage;
  private @Nullable String refused;
  private boolean full;
  private boolean asksAgain;
  private int refusals;
  private @Nullable Failure broker;
  private volatile Health health = new Health(State.STOPPED, "not started");

  Brakes(Parts parts) {
    this.parts = parts;
  }

  void started() {
    update();
  }

  void stopped() {
    stopped = true;
    update();
  }

  void pause(String reason) {
    paused = reason;
    update();
  }

  void resume() {
    paused = null;
    update();
  }

  void outage(@Nullable String reason) {
    outage = reason;
    update();
  }

  /**
   * The executor takes no handler. It is asked again when one returns, or after a while.
   *
   * @param reason why, or null if that is no wonder, since handlers of ours run
   * @param askAgain called after a while
   */
  void full(@Nullable String reason, Runnable askAgain) {
    full = true;
    refused = reason;
    update();
    if (!asksAgain) {
      asksAgain = true;
      parts.later(
          () -> {
            asksAgain = false;
            mayHaveRoom();
            askAgain.run();
            if (!full) {
              hasRoom(); // also where nothing is left to try it with: nobody waits any more
            }
          },
          ASK_EXECUTOR.after(++refusals, parts.random()));
    }
  }

  /** The executor may take a handler: to be tried. */
  void mayHaveRoom() {
    full = false;
  }

  /** The executor took a handler. */
  void hasRoom() {
    refusals = 0;
    refused = null;
    update();
  }

  void broker(@Nullable Failure failure) {
    broker = failure;
    update();
  }

  boolean isStopped() {
    return stopped;
  }

  boolean isWaitingForOutage() {
    return outage != null;
  }

  boolean isPaused() {
    return paused != null;
  }

  /** Whether handlers may be started. */
  boolean areOff() {
    return !stopped && paused == null && outage == null && !full;
  }

  /** Readable by any thread. */
  Health health() {
    return health;
  }

  private void update() {
    Health now = current();
    if (!now.equals(health)) {
      health = now;
      parts.signals().emit(new Signal.HealthChanged(parts.signals().subscription(), now));
    }
  }

  private Health current() {
    if (stopped) {
      return new Health(State.STOPPED, "stopped");
    }
    if (broker != null) {
      return new Health(State.DOWN, broker.kind() + ": " + broker.reason());
    }
    if (paused != null) {
      return new Health(State.PAUSED, paused);
    }
    if (outage != null) {
      return new Health(State.PAUSED, "waits for: " + outage);
    }
    return refused != null
        ? new Health(State.PAUSED, "waits for the executor: " + refused)
        : Health.UP;
  }
}
