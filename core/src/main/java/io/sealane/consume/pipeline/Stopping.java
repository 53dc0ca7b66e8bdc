package io.sealane.consume.pipeline;

import io.sealane.consume.handling.Execution;
import io.sealane.consume.handling.Execution.Cancellation;
import io.sealane.time.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Ends a consumer. What has not started is given back at once; what runs may finish until the
 * deadline, is then cancelled and given back. A receive that is open does not hold the stop up;
 * what it brings is given back when it comes.
 */
public final class Stopping {

  /**
   * What a stop ends with. Both complete normally, also if the broker does not answer.
   *
   * @param handled no handler of this consumer runs any more that was not given up, and what was
   *     handled is settled; at the deadline at the latest
   * @param released receives that were open have ended, and what they brought is given back
   */
  public record Stopped(CompletableFuture<Void> handled, CompletableFuture<Void> released) {}

  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Parts parts;
  private final Intake intake;
  private final Lanes lanes;
  private final Slots slots;
  private final Leases leases;
  private final Settler settler;
  private final Brakes brakes;
  private final Stopped stopped = new Stopped(new CompletableFuture<>(), new CompletableFuture<>());
  private final List<Scheduler.Timer> timers = new ArrayList<>();
  private boolean underWay;

  Stopping(
      Parts parts,
      Intake intake,
      Lanes lanes,
      Slots slots,
      Leases leases,
      Settler settler,
      Brakes brakes) {
    this.parts = parts;
    this.intake = intake;
    this.lanes = lanes;
    this.slots = slots;
    this.leases = leases;
    this.settler = settler;
    this.brakes = brakes;
  }

  boolean isUnderWay() {
    return underWay;
  }

  Stopped stop(Duration deadline) {
    parts.loop().execute(() -> begin(deadline));
    return stopped;
  }

  private void begin(Duration deadline) {
    if (underWay) {
      return;
    }
    underWay = true;
    intake.close();
    brakes.stopped();
    closeReceiver();
    lanes.takeAll().forEach(this::giveBack);
    leases.all().stream().filter(held -> held.state == Held.State.DELAYED).forEach(this::giveBack);
    settler.flush();
    // Cancelled handlers get a moment to return, so that nobody starts over while they still run.
    Duration tenth = deadline.dividedBy(10);
    Duration grace = tenth.compareTo(GRACE) < 0 ? tenth : GRACE;
    timers.add(parts.later(this::cancelRunning, deadline.minus(grace)));
    timers.add(parts.later(this::giveUp, deadline));
    check();
  }

  private void closeReceiver() {
    try {
      parts.receiver().close();
    } catch (Throwable e) {
      // Then its open receives end by themselves, and what they bring is given back as well.
      return;
    }
  }

  /** Called whenever something may have come to its end. */
  void check() {
    if (!underWay) {
      return;
    }
    if (leases.size() == 0) {
      if (slots.running() == 0) {
        handled();
      }
      if (intake.polls() == 0) {
        stopped.released().complete(null);
      }
    }
  }

  private void cancelRunning() {
    for (Held held : leases.all()) {
      Execution execution = held.execution;
      if (execution != null) {
        execution.cancel(Cancellation.STOPPED);
      }
    }
  }

  private void giveUp() {
    if (stopped.handled().isDone()) {
      return;
    }
    leases.all().stream().filter(held -> held.state != Held.State.SETTLING).forEach(this::giveBack);
    settler.flush();
    handled();
  }

  private void handled() {
    timers.forEach(Scheduler.Timer::cancel);
    stopped.handled().complete(null);
  }

  private void giveBack(Held held) {
    parts.memory().releasedInnocently(held.messageId());
    settler.release(held, Duration.ZERO);
  }
}
