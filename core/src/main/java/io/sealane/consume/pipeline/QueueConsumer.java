package io.sealane.consume.pipeline;

import io.sealane.consume.handling.Errors;
import io.sealane.consume.handling.Execution;
import io.sealane.consume.handling.Execution.Cancellation;
import io.sealane.consume.handling.Outcome;
import io.sealane.handoff.Workers;
import io.sealane.observe.Health;
import io.sealane.observe.Signal;
import io.sealane.time.Nanos;
import io.sealane.transport.receive.Backlog;
import io.sealane.transport.receive.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Consumes one queue for one subscription, from start to stop; a new start needs a new consumer.
 * Safe for use by many threads: everything is done in the loop of its {@link Parts}.
 */
public final class QueueConsumer {

  private static final Duration UNEXPECTED = Duration.ofSeconds(1);

  private final Parts parts;
  private final Slots slots;
  private final Lanes lanes;
  private final Twins twins = new Twins();
  private final Leases leases;
  private final Settler settler;
  private final Intake intake;
  private final Brakes brakes;
  private final Verdicts verdicts;
  private final Stopping stopping;
  private final Workers workers;

  /** A turn is under way. */
  private boolean turning;

  /** Something became possible while a turn was under way. */
  private boolean turnAgain;

  /** A consumer that is not started. */
  public QueueConsumer(Parts parts) {
    this.parts = parts;
    this.slots = new Slots(parts.subscription().flow().concurrency());
    this.lanes = new Lanes(parts.subscription().flow().ordered());
    this.brakes = new Brakes(parts);
    this.leases = new Leases(parts, this::lost);
    this.intake = new Intake(parts, this::room, this::received, brakes::broker);
    this.settler = new Settler(parts, leases, this::settlesMoreSoon, this::turn);
    this.verdicts = new Verdicts(parts, lanes, settler, slots, brakes, this::turn);
    this.stopping = new Stopping(parts, intake, lanes, slots, leases, settler, brakes);
    this.workers = new Workers(parts.executor(), parts.loop());
  }

  /** Begins to receive. */
  public void start() {
    parts
        .loop()
        .execute(
            () -> {
              brakes.started();
              intake.open();
            });
  }

  /** See {@link Stopping#stop}. */
  public Stopping.Stopped stop(Duration deadline) {
    return stopping.stop(deadline);
  }

  /** Receives nothing any more until it is resumed, and gives back what has not started. */
  public void pause(String reason) {
    parts.loop().execute(() -> verdicts.pause(reason));
  }

  /** Receives again. */
  public void resume() {
    parts
        .loop()
        .execute(
            () -> {
              brakes.resume();
              turn();
            });
  }

  /** Changes how many handlers run at once, 1 or more; those that run are not disturbed. */
  public void concurrency(int limit) {
    parts
        .loop()
        .execute(
            () -> {
              slots.limit(limit);
              turn();
            });
  }

  /** How it is. */
  public Health health() {
    return brakes.health();
  }

  /** When the broker last answered a receive, or null if it never did. */
  public @Nullable Instant lastReceive() {
    return intake.lastReceive();
  }

  /** How much waits, as well as the broker knows; a transport that throws does not know. */
  public CompletionStage<Backlog> backlog() {
    try {
      return parts.receiver().backlog().exceptionally(error -> Backlog.UNKNOWN);
    } catch (RuntimeException e) {
      return CompletableFuture.completedStage(Backlog.UNKNOWN);
    }
  }

  /** Whether it holds nothing, as of now. */
  public CompletionStage<Boolean> isIdle() {
    CompletableFuture<Boolean> idle = new CompletableFuture<>();
    parts.loop().execute(() -> idle.complete(leases.size() == 0));
    return idle;
  }

  /** A stop gives back at once: its process may be gone before a settlement has found company. */
  private boolean settlesMoreSoon() {
    return !stopping.isUnderWay() && (slots.running() > 0 || intake.expectsMore());
  }

  private void received(List<Delivery> deliveries) {
    long now = parts.scheduler().nanoTime();
    for (Delivery delivery : deliveries) {
      Held held = new Held(delivery, now, Nanos.of(parts.subscription().flow().lease()));
      leases.add(held);
      if (stopping.isUnderWay() || brakes.isPaused()) {
        verdicts.giveBack(held);
        continue;
      }
      parts.signals().emit(new Signal.Delivered(parts.subject(held)));
      if (!verdicts.alreadyDone(held)) {
        lanes.add(held);
      }
    }
    turn();
  }

  /** Does what has become possible. Called after every change, also by what it does itself. */
  private void turn() {
    turnAgain = true;
    if (turning) {
      return;
    }
    turning = true;
    try {
      while (turnAgain) {
        turnAgain = false;
        startSettleReceive();
      }
    } finally {
      turning = false;
    }
  }

  private void startSettleReceive() {
    while (brakes.areOff() && slots.isFree()) {
      Held next = lanes.next();
      if (next == null) {
        break;
      }
      start(next);
    }
    settler.flush();
    if (brakes.areOff()) {
      intake.check();
    }
    stopping.check();
  }

  private void start(Held held) {
    if (leases.isOver(held)) {
      lost(held, "it ended before a handler was free");
      return;
    }
    // An earlier delivery of it may have been handled late, or be with a handler still.
    if (verdicts.alreadyGivenUp(held)) {
      return;
    }
    if (verdicts.alreadyDone(held)) {
      lanes.done(held);
      return;
    }
    if (twins.begin(held)) {
      run(held);
    }
  }

  private void run(Held held) {
    int failures =
        held.failures
            + parts.memory().failuresBefore(held.messageId(), held.delivery.receiveCount());
    Execution execution = new Execution(held.delivery, failures, () -> leases.remaining(held));
    boolean began = held.began;
    held.execution = execution;
    held.state = Held.State.RUNNING;
    held.began = true;
    held.runningSince = parts.scheduler().nanoTime();
    slots.taken();
    try {
      workers.begin(() -> outcomeOf(execution), outcome -> finished(held, execution, outcome));
    } catch (Throwable e) {
      // Also for want of memory for a thread: nothing that is thrown here may cost a slot.
      held.began = began;
      refused(held, e);
      return;
    }
    brakes.hasRoom();
    leases.started(held);
  }

  /** The delivery keeps its place until one of ours returns, or for a while. */
  private void refused(Held held, Throwable error) {
    held.execution = null;
    held.state = Held.State.WAITING;
    slots.notTaken();
    twins.end(held).forEach(verdicts::wake);
    lanes.again(held);
    brakes.full(slots.running() == 0 ? Errors.describe(error) : null, this::turn);
  }

  private Outcome outcomeOf(Execution execution) {
    try {
      return parts.handler().handle(execution);
    } catch (Throwable e) {
      // Nothing that is thrown here may cost a slot.
      return new Outcome.Again(UNEXPECTED, true);
    }
  }

  private void finished(Held held, Execution execution, Outcome outcome) {
    if (held.execution != execution) {
      // The executor both refused it and ran it; the slot was returned at the refusal.
      return;
    }
    slots.returned(parts.scheduler().nanoTime() - held.runningSince);
    brakes.mayHaveRoom();
    held.metadata = execution.metadata();
    held.execution = null;
    leases.finished(held);
    if (held.state == Held.State.RUNNING && !held.lost) {
      verdicts.apply(held, outcome);
    } else {
      verdicts.applyLate(held, outcome);
    }
    twins.end(held).forEach(verdicts::wake);
    turn();
  }

  private void lost(Held held, String reason) {
    if (held.state == Held.State.SETTLING) {
      settler.unconfirmed(held, "the lease ended first");
      turn();
      return;
    }
    parts.signals().emit(new Signal.LeaseLost(parts.subject(held), reason));
    Execution execution = held.execution;
    held.lost = true;
    // The broker may have given the head to somebody else: what is behind it must not overtake.
    lanes.takeBehind(held).forEach(verdicts::giveBack);
    if (execution != null) {
      execution.cancel(Cancellation.LEASE_LOST);
    } else {
      if (!held.began) {
        parts.memory().releasedInnocently(held.messageId());
      }
      lanes.done(held);
    }
    leases.remove(held);
    turn();
  }

  private int room() {
    if (!brakes.areOff()) {
      return 0;
    }
    int batch = Math.min(Intake.BATCH, parts.capabilities().maxReceive());
    long soon = Nanos.of(parts.subscription().flow().lease()) / 4;
    return slots.room(lanes.ready(), leases.size(), batch, soon);
  }
}
