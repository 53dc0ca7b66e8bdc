package io.sealane.consume.pipeline;

import io.sealane.consume.handling.Outcome;
import io.sealane.observe.Signal;
import io.sealane.time.Backoff;
import io.sealane.transport.Capability;
import java.time.Duration;

/** Carries out what the handling of a delivery came to. */
final class Verdicts {

  private final Parts parts;
  private final Lanes lanes;
  private final Settler settler;
  private final Slots slots;
  private final Brakes brakes;
  private final Runnable turn;
  private final Burial burial;
  private final boolean holdsWhileDelayed;
  private int outages;

  /**
   * For one consumer.
   *
   * @param turn lets the consumer do what has become possible
   */
  Verdicts(Parts parts, Lanes lanes, Settler settler, Slots slots, Brakes brakes, Runnable turn) {
    this.parts = parts;
    this.lanes = lanes;
    this.settler = settler;
    this.slots = slots;
    this.brakes = brakes;
    this.turn = turn;
    this.burial = new Burial(parts, brakes, this::buried, this::keptBack);
    // To give the head of a key back would give those behind it a head start, and their broker's
    // count would grow for nothing.
    this.holdsWhileDelayed =
        parts.subscription().flow().ordered()
            || !parts.capabilities().has(Capability.DELAYED_REDELIVERY);
  }

  /** What came again although it was handled is not handled again, and need not wait for that. */
  boolean alreadyDone(Held held) {
    if (!(parts.memory().outcomeOf(held.messageId()) instanceof Outcome.Done)) {
      return false;
    }
    parts.signals().emit(new Signal.Deduplicated(parts.subject(held)));
    settler.done(held);
    return true;
  }

  /** What came again although it was given up is buried instead of being handled, in its turn. */
  boolean alreadyGivenUp(Held held) {
    if (!(parts.memory().outcomeOf(held.messageId()) instanceof Outcome.GivenUp givenUp)) {
      return false;
    }
    bury(held, givenUp);
    return true;
  }

  private void bury(Held held, Outcome.GivenUp why) {
    burial.bury(held, why);
    if (!parts.subscription().flow().ordered()) {
      lanes.done(held);
    }
  }

  void apply(Held held, Outcome outcome) {
    if (outcome instanceof Outcome.Done) {
      recovered();
      finish(held, outcome);
    } else if (outcome instanceof Outcome.Again again) {
      again(held, again);
    } else if (outcome instanceof Outcome.GivenUp givenUp) {
      recovered();
      bury(held, givenUp);
    } else if (outcome instanceof Outcome.Outage outage) {
      outage(held, outage);
    } else if (outcome instanceof Outcome.Halt halt) {
      giveBack(held);
      lanes.done(held);
      pause(halt.reason());
    } else {
      // Where order is kept it stays in its place, or those behind it would overtake it.
      again(held, new Outcome.Again(Duration.ZERO, false));
    }
  }

  /** The handling of a delivery is over that is not ours any more: nothing can be settled. */
  void applyLate(Held held, Outcome outcome) {
    if (outcome instanceof Outcome.Done || outcome instanceof Outcome.GivenUp) {
      parts.memory().remember(held.messageId(), outcome);
    } else if (!(outcome instanceof Outcome.Again again && again.counts())) {
      // A failed attempt stays counted, by the broker's own count of this delivery.
      parts.memory().releasedInnocently(held.messageId());
    }
    lanes.done(held);
  }

  /** Gives back what did nothing wrong, at once. */
  void giveBack(Held held) {
    parts.memory().releasedInnocently(held.messageId());
    settler.release(held, Duration.ZERO);
  }

  void pause(String reason) {
    brakes.pause(reason);
    lanes.takeAll().forEach(this::giveBack);
    settler.flush();
  }

  private void again(Held held, Outcome.Again again) {
    if (holdsWhileDelayed && !brakes.isStopped()) {
      held.failures += again.counts() ? 1 : 0;
      hold(held, again.delay());
      return;
    }
    if (!again.counts()) {
      parts.memory().releasedInnocently(held.messageId());
    }
    settler.release(held, again.delay());
    lanes.done(held);
  }

  private void hold(Held held, Duration delay) {
    held.state = Held.State.DELAYED;
    parts.later(() -> wake(held), delay);
  }

  /** Lets one go on that waited for it. */
  void wake(Held held) {
    if (held.state == Held.State.DELAYED) {
      held.state = Held.State.WAITING;
      lanes.again(held);
      turn.run();
    }
  }

  private void outage(Held held, Outcome.Outage outage) {
    if (brakes.isStopped() || brakes.isPaused()) {
      giveBack(held);
      lanes.done(held);
      return;
    }
    held.state = Held.State.WAITING;
    lanes.again(held);
    slots.probing(true);
    if (!brakes.isWaitingForOutage()) {
      waitForOutage(outage.reason());
    }
  }

  /** One wait for all that failed meanwhile, however many handlers were at it. */
  private void waitForOutage(String reason) {
    outages++;
    Backoff backoff = parts.subscription().retry().backoff();
    brakes.outage(reason);
    parts.later(
        () -> {
          brakes.outage(null);
          turn.run();
        },
        backoff.after(outages, parts.random()));
  }

  /** A handler that returned while all wait began before the outage: it says nothing about now. */
  private void recovered() {
    if (!brakes.isWaitingForOutage()) {
      outages = 0;
      slots.probing(false);
    }
  }

  private void finish(Held held, Outcome outcome) {
    parts.memory().remember(held.messageId(), outcome);
    settler.done(held);
    lanes.done(held);
  }

  private void buried(Held held) {
    settler.done(held);
    if (parts.subscription().flow().ordered()) {
      lanes.done(held);
    }
    turn.run();
  }

  private void keptBack(Held held) {
    parts.memory().releasedInnocently(held.messageId());
    settler.release(held, brakes.isStopped() ? Duration.ZERO : burial.delay(held));
    if (parts.subscription().flow().ordered()) {
      lanes.done(held);
    }
    turn.run();
  }
}
