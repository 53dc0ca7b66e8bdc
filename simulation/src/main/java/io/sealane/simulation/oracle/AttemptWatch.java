package io.sealane.simulation.oracle;

import io.sealane.consume.EventContext;
import io.sealane.simulation.oracle.Attempt.State;
import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.world.GuardKind;
import io.sealane.simulation.world.SimEvent;
import io.sealane.simulation.world.SubscriptionPlan;
import java.util.ArrayList;
import java.util.List;

/** Watches handlers begin and end. */
final class AttemptWatch {

  /** What a thread may need from the last look at the clock to the handler. */
  private static final long SLACK = 50_000_000L;

  private final History history;
  private final Permits permits;
  private final GuardWatch guard;
  private final LeaseWatch leases;
  private final List<Attempt> running = new ArrayList<>();

  AttemptWatch(History history, Permits permits, GuardWatch guard, LeaseWatch leases) {
    this.leases = leases;
    this.history = history;
    this.permits = permits;
    this.guard = guard;
  }

  Attempt started(
      SimProcess process,
      Object incarnation,
      SubscriptionPlan plan,
      SimEvent event,
      EventContext context) {
    Fate fate = history.fate(plan.name(), context.metadata().id());
    long now = history.now();
    Lease lease = history.lease(context.messageId(), process, context.deliveryCount());
    Attempt attempt = new Attempt(fate, process, incarnation, context, lease, now);
    history.life.trace().note(process.name(), () -> "starts " + attempt);
    if (!permits.start(incarnation, plan.name())) {
      violation("permits", attempt + " is one more than the limit allows");
    }
    if (fate.unheard || fate.injected != null) {
      violation("phantom", attempt + " has no handler");
    }
    checkLease(attempt, now);
    checkOthers(attempt);
    checkOrder(attempt);
    guard.check(attempt);
    if (lease != null) {
      lease.inUse = true;
      lease.begun = true;
    }
    fate.attempts.add(attempt);
    running.add(attempt);
    return attempt;
  }

  private void checkLease(Attempt attempt, long now) {
    Lease lease = attempt.lease;
    if (lease == null) {
      violation("phantom", attempt + " has no delivery");
    } else if (isUnaware(attempt, lease, now)) {
      violation("stale start", attempt + ", " + (now - lease.until) / 1_000_000 + " ms too late");
    }
  }

  /** Whether the lease is over, and its process had all that it takes to know. */
  private boolean isUnaware(Attempt attempt, Lease lease, long now) {
    return now > lease.until + lease.lag + SLACK
        && !attempt.context.isCancelled()
        && !history.frozeSince(attempt.process, lease.from)
        && !history.hasTwin(lease);
  }

  private void checkOthers(Attempt attempt) {
    for (Attempt other : running) {
      if (!other.isRunning()) {
        continue;
      }
      Lease lease = attempt.lease;
      boolean sameEvent = other.fate == attempt.fate;
      if (sameEvent && lease != null && other.lease == lease) {
        violation("twice at once", attempt + " and " + other + " within one delivery");
      }
      if (sameEvent && attempt.fate.subscription.guard() != GuardKind.NONE) {
        guard.overlap(attempt, other);
      }
      if (isSameLane(attempt, other)) {
        violation("lane", attempt + " while " + other + " of the same key runs");
      }
    }
  }

  private static boolean isSameLane(Attempt one, Attempt other) {
    String group = one.fate.group;
    return one.fate.subscription == other.fate.subscription
        && one.incarnation == other.incarnation
        && one.fate.subscription.isOrdered()
        && group != null
        && !one.fate.conflicted
        && !other.fate.conflicted
        && !group.startsWith("\0")
        && group.equals(other.fate.group);
  }

  /** Where the queue keeps order, everything before it in its group has to be done with. */
  private void checkOrder(Attempt attempt) {
    Fate fate = attempt.fate;
    if (!fate.subscription.isOrdered() || !isFifo(fate.subscription) || !fate.attempts.isEmpty()) {
      return;
    }
    for (Fate before : history.fates()) {
      if (before.subscription == fate.subscription
          && before.arrival < fate.arrival
          && before.group != null
          && before.group.equals(fate.group)
          && !before.isDone()
          && !before.confirmed) {
        violation("order", attempt + " overtakes " + before);
      }
    }
  }

  private boolean isFifo(SubscriptionPlan plan) {
    return history.world.topics().stream()
        .filter(topic -> plan.topics().contains(topic.name()))
        .allMatch(topic -> topic.ordered());
  }

  void ended(Attempt attempt, State state) {
    if (attempt.state != State.RUNNING) {
      return;
    }
    Lease lease = attempt.lease;
    if (lease != null && state != State.CRASHED && isUnaware(attempt, lease, history.now())) {
      violation(
          "ran on",
          attempt + ", " + (history.now() - lease.until) / 1_000_000 + " ms without a lease");
    }
    if (lease != null) {
      lease.inUse = false;
    }
    leases.ended(attempt, state);
    attempt.state = state;
    attempt.cancelled = attempt.context.isCancelled();
    history.life.trace().note(attempt.process.name(), () -> "ends " + attempt);
    permits.end(attempt.incarnation, attempt.fate.subscription.name());
    running.remove(attempt);
  }

  /** A handler that was interrupted although nobody had cancelled it. */
  void interrupted(Attempt attempt) {
    if (!attempt.context.isCancelled()) {
      violation("stray interrupt", attempt + " was interrupted and is not cancelled");
    }
  }

  void crashed(SimProcess process) {
    for (Attempt attempt : List.copyOf(running)) {
      if (attempt.process == process) {
        attempt.fate.excuses.add(Fate.Excuse.CRASH);
        attempt.state = State.CRASHED;
        running.remove(attempt);
      }
    }
    for (Fate fate : history.fates()) {
      boolean unmarked = !fate.marked && fate.attempts.stream().anyMatch(a -> a.process == process);
      if (unmarked) {
        fate.excuses.add(Fate.Excuse.CRASH);
      }
    }
  }

  /** Handlers of an application that was stopped, whose time is over, have to know it. */
  void stopped(Object incarnation) {
    for (Attempt attempt : running) {
      if (attempt.incarnation == incarnation
          && attempt.isRunning()
          && !attempt.context.isCancelled()) {
        violation("stop", attempt + " was not told that its application has stopped");
      }
    }
  }

  List<Attempt> running() {
    return running;
  }

  private void violation(String kind, String what) {
    history.violations.add(kind, what);
  }
}
