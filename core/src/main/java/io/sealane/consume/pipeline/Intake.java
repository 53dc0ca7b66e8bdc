package io.sealane.consume.pipeline;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.observe.Signal;
import io.sealane.time.Backoff;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides when to ask the broker for how much. One long poll while nothing comes, whatever the
 * concurrency; more at once while there is more than one call can bring.
 */
final class Intake {

  static final int BATCH = 10;
  private static final int MAX_POLLS = 10;
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Backoff TROUBLE =
      Backoff.exponential(Duration.ofMillis(200), Duration.ofSeconds(20));
  private static final Backoff NEEDS_HELP =
      Backoff.exponential(Duration.ofSeconds(5), Duration.ofMinutes(1));
  private static final Backoff TOO_EARLY =
      Backoff.exponential(Duration.ofMillis(20), Duration.ofSeconds(1));

  private final Parts parts;
  private final IntSupplier room;
  private final Consumer<List<Delivery>> received;
  private final Consumer<@Nullable Failure> health;
  private final int batch;
  private boolean open;
  private int pauses;
  private int allowed = 1;
  private int failures;
  private int tooEarly;
  private int polls;
  private int requested;
  private volatile @Nullable Instant lastReceive;

  /**
   * An intake that is closed.
   *
   * @param room how many more deliveries can be held, not counting what is asked for already
   * @param received gets what comes, also after the intake was closed
   * @param health gets what goes wrong, and null when it goes well again
   */
  Intake(
      Parts parts,
      IntSupplier room,
      Consumer<List<Delivery>> received,
      Consumer<@Nullable Failure> health) {
    this.parts = parts;
    this.room = room;
    this.received = received;
    this.health = health;
    this.batch = Math.min(BATCH, parts.capabilities().maxReceive());
  }

  void open() {
    open = true;
    check();
  }

  void close() {
    open = false;
  }

  /** How many receives are under way. */
  int polls() {
    return polls;
  }

  /** When the broker last answered, or null if it never did. Readable by any thread. */
  @Nullable Instant lastReceive() {
    return lastReceive;
  }

  /** Whether there was more than one call could bring, and the next calls are under way. */
  boolean expectsMore() {
    return open && allowed > 1 && polls > 0;
  }

  /**
   * Asks for more if there is room. A free slot never waits for a full batch to fit; but while a
   * poll is open, which ends as soon as there is anything, less than a full batch is not worth
   * another.
   */
  void check() {
    while (open && pauses == 0 && polls < allowed) {
      int ask = Math.min(batch, room.getAsInt() - requested);
      if (ask <= 0 || ask < batch && polls > 0) {
        return;
      }
      poll(ask);
    }
  }

  private void poll(int ask) {
    polls++;
    requested += ask;
    // After a failure a short poll tells soon whether all is well again.
    Duration wait = failures > 0 ? SHORT : parts.capabilities().maxWait();
    ReceiveRequest request = new ReceiveRequest(ask, wait, parts.subscription().flow().lease());
    long askedAt = parts.scheduler().nanoTime();
    parts.ask(
        () -> parts.receiver().receive(request),
        (result, error) -> {
          polls--;
          requested -= ask;
          boolean early = parts.scheduler().nanoTime() - askedAt <= wait.toNanos() / 2;
          took(ask, early, result != null ? result : broken(error));
        });
  }

  private void took(int ask, boolean early, ReceiveResult result) {
    if (result instanceof ReceiveResult.Received good) {
      lastReceive = parts.scheduler().instant();
      allowed = good.deliveries().size() >= ask ? Math.min(allowed + 1, MAX_POLLS) : 1;
      pace(early && good.deliveries().isEmpty());
      if (failures > 0) {
        failures = 0;
        health.accept(null);
      }
      received.accept(good.deliveries());
    } else {
      failed(((ReceiveResult.Failed) result).failure());
      received.accept(List.of());
    }
  }

  /** A broker that does not wait for messages is not asked again at once: that would spin. */
  private void pace(boolean cameForNothing) {
    tooEarly = cameForNothing ? tooEarly + 1 : 0;
    if (cameForNothing) {
      pause(TOO_EARLY.after(tooEarly, parts.random()));
    }
  }

  private void failed(Failure failure) {
    failures++;
    Duration delay = (failure.isRetryable() ? TROUBLE : NEEDS_HELP).after(failures, parts.random());
    Duration asked = failure.retryAfter();
    Duration wait = asked != null && asked.compareTo(delay) > 0 ? asked : delay;
    String name = parts.signals().subscription();
    parts.signals().emit(new Signal.ReceiveFailed(name, failure, wait));
    health.accept(failure);
    pause(wait);
  }

  private void pause(Duration wait) {
    pauses++;
    parts.later(
        () -> {
          pauses--;
          check();
        },
        wait);
  }

  private static ReceiveResult broken(@Nullable Throwable error) {
    String what = error == null ? "nothing" : error.getClass().getName();
    return new ReceiveResult.Failed(
        Failure.of(Kind.TRANSIENT, "the transport answered with " + what));
  }
}
