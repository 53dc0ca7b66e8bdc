package io.sealane.simulation.oracle;

import io.sealane.consume.EventContext;
import io.sealane.observe.Health;
import io.sealane.observe.Observer;
import io.sealane.simulation.broker.Ledger;
import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.oracle.Attempt.State;
import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.time.SimScheduler;
import io.sealane.simulation.world.SimEvent;
import io.sealane.simulation.world.SubscriptionPlan;
import io.sealane.simulation.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Where everything that happens in a life is told; it says what must not have happened. */
public final class Oracle {

  private final History history;
  private final LeaseWatch leases;
  private final BrokerTruth truth;
  private final Permits permits;
  private final GuardWatch guard;
  private final AttemptWatch attempts;
  private final PublishWatch publishing;
  private final Map<SimProcess, SignalWatch> signals = new HashMap<>();

  /**
   * An oracle for one life.
   *
   * @param hits counts the trouble that only an oracle sees
   */
  public Oracle(World world, SimScheduler life, Consumer<FaultKind> hits) {
    this.history = new History(world, life, hits);
    this.guard = new GuardWatch(history);
    this.leases = new LeaseWatch(history, guard);
    this.truth = new BrokerTruth(history, leases);
    this.permits = new Permits(life::now);
    this.attempts = new AttemptWatch(history, permits, guard, leases);
    this.publishing = new PublishWatch(history, truth);
  }

  /** What the broker tells. */
  public Ledger ledger() {
    return truth;
  }

  /** What the guards tell. */
  public GuardWatch guard() {
    return guard;
  }

  /** What the publishers tell. */
  public PublishWatch publishing() {
    return publishing;
  }

  /** What an application tells. */
  public Observer observer(SimProcess process) {
    return signals.computeIfAbsent(process, key -> new SignalWatch(history, truth, leases, key));
  }

  /** A message that no application sends is about to come to a subscription. */
  public void injected(String subscription, String eventId, FaultKind kind) {
    Fate fate = history.fate(subscription, eventId);
    if (kind == FaultKind.CONFLICT) {
      fate.conflicted = true;
      history.conflicts.add(eventId);
    } else {
      fate.injected = kind;
    }
  }

  /** No subscription has a handler for the event. */
  public void unheard(String subscription, String eventId) {
    history.fate(subscription, eventId).unheard = true;
  }

  /** The event's time may be over before it is handled. */
  public void mayExpire(String subscription, String eventId) {
    history.fate(subscription, eventId).mayExpire = true;
  }

  /** A subscription of an application may run that many handlers. */
  public void limit(Object incarnation, String subscription, int limit) {
    permits.limit(incarnation, subscription, limit);
  }

  /** How many handlers of a subscription run at an application. */
  public int running(Object incarnation, String subscription) {
    return permits.running(incarnation, subscription);
  }

  /** How many may. */
  public int limitOf(Object incarnation, String subscription) {
    return permits.limitOf(incarnation, subscription);
  }

  /** A handler begins. */
  public Attempt started(
      SimProcess process,
      Object incarnation,
      SubscriptionPlan plan,
      SimEvent event,
      EventContext context) {
    return attempts.started(process, incarnation, plan, event, context);
  }

  /** A handler returns, having had its effect. */
  public void returned(Attempt attempt) {
    if (attempt.isRunning()) {
      attempts.ended(attempt, State.RETURNED);
      if (guard.isEffective(attempt)) {
        attempt.fate.effects++;
      }
    }
  }

  /** A handler throws. */
  public void failed(Attempt attempt) {
    attempts.ended(attempt, State.FAILED);
  }

  /** A handler returns without effect, having decided what is to become of its event. */
  public void decided(Attempt attempt) {
    attempts.ended(attempt, State.DECIDED);
  }

  /** A handler was interrupted. */
  public void interrupted(Attempt attempt) {
    attempts.interrupted(attempt);
  }

  /** A process is dead. */
  public void crashed(SimProcess process) {
    attempts.crashed(process);
  }

  /** A process stands still. */
  public void froze(SimProcess process) {
    history.froze(process);
  }

  /** A process goes on. */
  public void thawed(SimProcess process) {
    history.thawed(process);
  }

  /** Whether the process stood still at some time since then. */
  public boolean frozeSince(SimProcess process, long time) {
    return history.frozeSince(process, time);
  }

  /** The application at a process has stopped for good, or is about to start again. */
  public void stopped(SimProcess process, boolean isStopped) {
    truth.stopped(process, isStopped);
  }

  /** A stop of the application at a process begins. */
  public void stopping(SimProcess process) {
    history.stopped.put(process, history.now());
  }

  /** The deadline of a stop is over. */
  public void stopped(Object incarnation) {
    attempts.stopped(incarnation);
  }

  /** Something that only the life itself can see must not have happened. */
  public void violation(String kind, String what) {
    history.violations.add(kind, what);
  }

  /** What an application said last of each of its subscriptions. */
  public Map<String, Health> health(SimProcess process) {
    SignalWatch watch = signals.get(process);
    return watch == null ? Map.of() : watch.health();
  }

  /** Handlers that run now, in words. */
  public List<String> running() {
    return attempts.running().stream().map(Attempt::toString).toList();
  }

  /** The most calls of one kind that a process made within ten seconds. */
  public int highestRate() {
    return truth.highestRate();
  }

  /** All is over: the last checks, and everything that must not have happened. */
  public List<String> finish() {
    new Ending(history).check();
    return violations();
  }

  /** What must not have happened, so far. */
  public List<String> violations() {
    return new ArrayList<>(history.violations.all());
  }
}
