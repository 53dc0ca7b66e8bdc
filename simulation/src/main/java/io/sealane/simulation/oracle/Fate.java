package io.sealane.simulation.oracle;

import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.world.SubscriptionPlan;
import io.sealane.transport.deadletter.DeadLetter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of one event at one subscription. */
final class Fate {

  /** Why an effect may be there twice. */
  enum Excuse {
    /** A process died between effect and mark. */
    CRASH,
    /** The claim ran out before the mark. */
    OVERRUN,
    /** The guard's store did not answer. */
    GUARD_TROUBLE
  }

  /**
   * A dead letter, and how it stood when it was kept.
   *
   * @param clean whether each delivery so far had led to attempts that ended as handlers do
   * @param failures how many attempts had failed
   */
  record Burial(DeadLetter letter, boolean clean, long failures) {}

  final SubscriptionPlan subscription;
  final String eventId;
  final List<Attempt> attempts = new ArrayList<>();
  final List<Burial> letters = new ArrayList<>();
  final Set<Excuse> excuses = EnumSet.noneOf(Excuse.class);
  @Nullable String group;
  @Nullable FaultKind injected;
  boolean conflicted;
  boolean unheard;
  boolean mayExpire;
  long arrival = -1;
  int copies;
  int receives;
  int effects;
  boolean marked;
  boolean skipped;
  boolean confirmed;

  /** A lease of it ran out: what was known of it was known to nobody else. */
  boolean ranOut;

  /** A letter could not be kept: another instance knows nothing of it and tries again. */
  boolean letterFailed;

  Fate(SubscriptionPlan subscription, String eventId) {
    this.subscription = subscription;
    this.eventId = eventId;
  }

  /** Whether nothing is left to do for it. */
  boolean isDone() {
    return effects > 0 || !letters.isEmpty() || skipped;
  }

  void buried(DeadLetter letter) {
    letters.add(new Burial(letter, isClean(), failures()));
  }

  private boolean isClean() {
    long deliveries =
        attempts.stream().map(attempt -> attempt.lease).filter(l -> l != null).distinct().count();
    // What is held while it waits for its next attempt, is counted in its holder's memory only.
    boolean counted = !subscription.isOrdered() || receives == 1;
    return copies == 1
        && counted
        && !ranOut
        && !letterFailed
        && receives == deliveries
        && excuses.isEmpty()
        && attempts.stream().noneMatch(Fate::isOdd);
  }

  private static boolean isOdd(Attempt attempt) {
    return attempt.cancelled
        || attempt.state == Attempt.State.CRASHED
        || attempt.state == Attempt.State.DECIDED;
  }

  long failures() {
    return attempts.stream().filter(attempt -> attempt.state == Attempt.State.FAILED).count();
  }

  @Override
  public String toString() {
    return subscription.name() + "/" + eventId;
  }
}
