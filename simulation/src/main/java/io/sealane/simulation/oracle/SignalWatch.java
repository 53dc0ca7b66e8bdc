package io.sealane.simulation.oracle;

import io.sealane.observe.Health;
import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.time.SimProcess;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Holds what an application says against what is true. */
final class SignalWatch implements Observer {

  private final History history;
  private final BrokerTruth truth;
  private final LeaseWatch leases;
  private final SimProcess process;
  private final Map<String, Health> health = new HashMap<>();

  SignalWatch(History history, BrokerTruth truth, LeaseWatch leases, SimProcess process) {
    this.leases = leases;
    this.history = history;
    this.truth = truth;
    this.process = process;
  }

  Map<String, Health> health() {
    return health;
  }

  @Override
  public void on(Signal signal, Instant at) {
    if (process.isDead()) {
      return;
    }
    history.life.trace().note(process.name(), () -> "says " + signal);
    ofLease(signal);
    if (signal instanceof Signal.DeadLettered dead) {
      Fate fate = fate(dead.subject().subscription(), dead.subject().messageId());
      check(!fate.letters.isEmpty(), signal);
    } else if (signal instanceof Signal.Skipped skipped) {
      fate(skipped.subject().subscription(), skipped.subject().messageId()).skipped = true;
      if (skipped.why() == Signal.Skipped.Why.EXPIRED) {
        history.hits.accept(FaultKind.EXPIRED);
      }
    } else if (signal instanceof Signal.NotDeadLettered not) {
      fate(not.subject().subscription(), not.subject().messageId()).letterFailed = true;
    } else if (signal instanceof Signal.HealthChanged changed) {
      health.put(changed.subscription(), changed.health());
    } else if (signal instanceof Signal.Published published) {
      check(truth.isAccepted(published.envelope().metadata().id()), signal);
    }
  }

  private void ofLease(Signal signal) {
    if (signal instanceof Signal.Settled settled) {
      check(truth.isConfirmed(settled.subject().messageId(), true), signal);
      leases.over(process, settled.subject().messageId());
    } else if (signal instanceof Signal.Released released) {
      check(truth.isConfirmed(released.subject().messageId(), false), signal);
      leases.over(process, released.subject().messageId());
    } else if (signal instanceof Signal.Unconfirmed unconfirmed) {
      leases.over(process, unconfirmed.subject().messageId());
    } else if (signal instanceof Signal.LeaseLost lost) {
      leases.lost(process, lost.subject().subscription(), lost.subject().messageId());
      leases.over(process, lost.subject().messageId());
    }
  }

  private Fate fate(String subscription, String messageId) {
    Fate fate = history.ofMessage(subscription, messageId);
    if (fate == null) {
      history.violations.add("phantom", process + " speaks of unknown message " + messageId);
      return history.fate(subscription, messageId);
    }
    return fate;
  }

  private void check(boolean truthful, Signal signal) {
    if (!truthful) {
      history.violations.add("untrue", process + " says " + signal);
    }
  }
}
