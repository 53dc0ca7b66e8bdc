package io.sealane.simulation.oracle;

import io.sealane.simulation.broker.Copy;
import io.sealane.simulation.oracle.Attempt.State;
import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.wire.Call;
import io.sealane.simulation.world.GuardKind;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Watches what clients do with what was leased to them, and why they cancel handlers. */
final class LeaseWatch {

  /** What is handled waits for others to be settled with for a tenth of that. */
  private static final long SETTLED_WITHIN = 1_000_000_000L;

  /**
   * A lease that ended longer ago than that, and its lag, is not the one that was lost just now.
   */
  private static final long SLACK = 50_000_000L;

  private final History history;
  private final GuardWatch guard;

  LeaseWatch(History history, GuardWatch guard) {
    this.history = history;
    this.guard = guard;
  }

  void asked(SimProcess client, Call call, String messageId, int receive) {
    Lease lease = of(client, messageId, receive);
    if (lease == null) {
      return;
    }
    if (call == Call.SETTLE) {
      lease.asked = true;
      return;
    }
    lease.extended = true;
    lease.failedSince = Lease.NEVER;
    if (lease.over) {
      history.violations.add(
          "stale handle", client + " extends " + messageId + ", of which it has said the end");
    }
  }

  /**
   * A client has the reply that tells it of a lease; of two that look the same it may be either.
   */
  void learned(SimProcess client, Delivery delivery) {
    for (Lease lease : history.leases(delivery.messageId())) {
      if (lease.client == client && lease.receive == delivery.receiveCount() && !lease.begun) {
        lease.lag = history.now() - lease.from;
      }
    }
  }

  void extended(SimProcess client, String messageId, int receive, LeaseResult result) {
    Lease lease = of(client, messageId, receive);
    if (lease != null && result instanceof LeaseResult.Failed) {
      lease.failedSince = history.now();
    }
  }

  /** The delivery with that count; null if there are two of them. */
  private @Nullable Lease of(SimProcess client, String messageId, int receive) {
    Lease lease = history.lease(messageId, client, receive);
    return lease == null || history.hasTwin(lease) ? null : lease;
  }

  /** A client says that a delivery is over for it; of several nobody can tell which. */
  void over(SimProcess client, String messageId) {
    List<Lease> open = open(client, messageId);
    if (open.size() == 1) {
      open.get(0).over = true;
    }
  }

  /** A client says that a lease is lost. */
  void lost(SimProcess client, String subscription, String messageId) {
    List<Lease> open = open(client, messageId);
    open.forEach(lease -> lease.lost = true);
    if (open.size() == 1) {
      checkGivenUp(open.get(0), subscription, history.now());
    }
  }

  /** The deliveries of which their client has not said that they are over, oldest first. */
  private List<Lease> open(SimProcess client, String messageId) {
    List<Lease> open = new ArrayList<>();
    for (Lease lease : history.leases(messageId)) {
      if (lease.client == client && !lease.over) {
        open.add(lease);
      }
    }
    return open;
  }

  /** An extension is to be asked for, and one that fails leaves time for others. */
  private void checkGivenUp(Lease lease, String subscription, long now) {
    long length = history.plan(subscription).lease().toNanos();
    boolean gaveUp = lease.failedSince != Lease.NEVER && now - lease.failedSince > length / 8;
    if ((gaveUp || !lease.extended)
        && now - lease.from < history.plan(subscription).timeout().toNanos()
        && now <= lease.until + lease.lag + SLACK
        && !history.frozeSince(lease.client, lease.from)
        && !history.hasTwin(lease)) {
      String tried = gaveUp ? " after one failed extension" : " without asking for more time";
      history.violations.add("gave up", lease.client + " lost " + lease.messageId + tried);
    }
  }

  /** A copy goes to somebody; it was with somebody else before, whose lease ran out. */
  void ranOut(Copy copy) {
    long now = history.now();
    List<Lease> leases = history.leases(copy.messageId());
    for (Lease lease : leases) {
      if (lease.copy == copy
          && lease.receive == copy.receives() - 1
          && lease.handledAt != Lease.NEVER
          && now - lease.handledAt > SETTLED_WITHIN
          && !lease.asked
          && !lease.client.isDead()
          && !history.frozeSince(lease.client, lease.from)
          && !history.hasTwin(lease)) {
        history.violations.add(
            "unsettled", lease.client + " has handled " + copy + " and does not settle it");
      }
    }
  }

  void ended(Attempt attempt, State state) {
    Lease lease = attempt.lease;
    if (lease == null || state == State.CRASHED) {
      return;
    }
    boolean cancelled = attempt.context.isCancelled();
    if (cancelled && !hasReason(attempt, lease)) {
      history.violations.add("cancelled", attempt + " was cancelled without a reason");
    }
    boolean unguarded = attempt.fate.subscription.guard() == GuardKind.NONE;
    if (state == State.RETURNED && unguarded && !cancelled) {
      lease.handledAt = history.now();
    }
  }

  private boolean hasReason(Attempt attempt, Lease lease) {
    long now = history.now();
    return lease.lost
        || history.hasTwin(lease)
        || history.stopped.getOrDefault(attempt.process, -1L) >= lease.from
        || now - lease.from >= attempt.fate.subscription.timeout().toNanos()
        || mayHaveLostItsClaim(attempt, lease);
  }

  private boolean mayHaveLostItsClaim(Attempt attempt, Lease lease) {
    GuardWatch.Claimed claim = attempt.claim;
    return attempt.fate.subscription.guard() == GuardKind.LEASED
        && (claim == null
            || claim.lapsed
            || guard.isNearItsEnd(claim)
            || attempt.fate.excuses.contains(Fate.Excuse.GUARD_TROUBLE)
            || history.frozeSince(attempt.process, lease.from));
  }
}
