package io.sealane.consume.pipeline;

import io.sealane.consume.handling.Execution;
import io.sealane.consume.handling.Execution.Cancellation;
import io.sealane.consume.handling.RunningClaim;
import io.sealane.observe.Signal;
import io.sealane.time.Nanos;
import io.sealane.time.Scheduler;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The heartbeat: keeps the leases of all that is held, in batches and with a margin, and notices
 * when one is lost. One timer, whatever the number of deliveries.
 */
final class Leases {

  private final Parts parts;
  private final BiConsumer<Held, String> whenLost;
  private final long lease;
  private final long margin;
  private final long maxLease;
  private final long timeout;
  private final Set<Held> held = new LinkedHashSet<>();
  private Scheduler.@Nullable Timer timer;
  private long timers;
  private long wakeAt;

  Leases(Parts parts, BiConsumer<Held, String> whenLost) {
    this.parts = parts;
    this.whenLost = whenLost;
    this.lease = Nanos.of(parts.subscription().flow().lease());
    // A third of the lease is left for calls that fail: time for several more of them.
    this.margin = lease / 3;
    this.maxLease =
        Math.min(
            Nanos.of(parts.subscription().flow().maxLease()),
            Nanos.of(parts.capabilities().maxLease()));
    this.timeout = Nanos.of(parts.subscription().flow().timeout());
  }

  void add(Held one) {
    held.add(one);
    wakeBy(one.leaseEnd - margin);
  }

  void remove(Held one) {
    one.state = Held.State.GONE;
    held.remove(one);
    if (held.isEmpty()) {
      forgetTimer();
    }
  }

  /** A handler began: its time counts. */
  void started(Held one) {
    if (timeout < maxLease) {
      wakeBy(one.runningSince + timeout);
    }
  }

  /** A handler returned: what took too long may be held all the same until its next attempt. */
  void finished(Held one) {
    if (one.ending && one.state == Held.State.RUNNING) {
      one.ending = false;
      wakeBy(nextLook(one));
    }
  }

  boolean isOver(Held one) {
    return now() - one.leaseEnd >= 0;
  }

  Duration remaining(Held one) {
    return one.lost ? Duration.ZERO : Duration.ofNanos(Math.max(0, one.leaseEnd - now()));
  }

  List<Held> all() {
    return new ArrayList<>(held);
  }

  int size() {
    return held.size();
  }

  private void tick() {
    timer = null;
    long now = now();
    List<Held> due = new ArrayList<>();
    for (Held one : all()) {
      if (one.state == Held.State.GONE) {
        continue;
      }
      if (now - one.leaseEnd >= 0) {
        whenLost.accept(one, one.ending ? "its longest time is over" : "it could not be extended");
        continue;
      }
      checkTime(one, now);
      // Whatever is a third through goes along: fewer calls, and all in step afterwards.
      if (mayExtend(one, now) && one.leaseEnd - now <= lease - margin) {
        due.add(one);
      }
    }
    extend(due);
    lookAgain();
  }

  /** Sets the timer anew: what was extended needs no look at its earlier end. */
  private void lookAgain() {
    forgetTimer();
    long now = now();
    held.stream()
        .mapToLong(one -> nextLook(one) - now)
        .min()
        .ifPresent(nanos -> wakeBy(now + nanos));
  }

  private void checkTime(Held one, long now) {
    Execution execution = one.execution;
    if (execution != null && now - one.runningSince >= timeout) {
      execution.cancel(Cancellation.TIMED_OUT);
      one.ending = true;
    }
    if (execution != null && execution.isClaimOver(now)) {
      execution.cancel(Cancellation.LEASE_LOST);
    }
    if (now - one.since + lease > maxLease) {
      one.ending = true;
    }
  }

  private boolean mayExtend(Held one, long now) {
    // To extend what is being given back would hide it again.
    boolean wanted = !one.ending && one.state != Held.State.SETTLING;
    return wanted && !one.extending && now - one.extendNotBefore >= 0;
  }

  private long nextLook(Held one) {
    Execution execution = one.execution;
    long look = nextLookAtLease(one);
    if (execution == null || execution.isCancelled()) {
      return look;
    }
    RunningClaim claim = execution.claim();
    return claim == null ? look : Math.min(look, claim.until());
  }

  private long nextLookAtLease(Held one) {
    if (one.ending || one.extending || one.state == Held.State.SETTLING) {
      return one.leaseEnd;
    }
    long look = Math.max(one.leaseEnd - margin, one.extendNotBefore);
    if (one.execution != null && timeout < maxLease) {
      look = Math.min(look, one.runningSince + timeout);
    }
    return Math.min(look, one.leaseEnd);
  }

  private void extend(List<Held> due) {
    int max = parts.capabilities().maxSettle();
    for (int from = 0; from < due.size(); from += max) {
      extendBatch(List.copyOf(due.subList(from, Math.min(due.size(), from + max))));
    }
  }

  private void extendBatch(List<Held> batch) {
    batch.forEach(one -> one.extending = true);
    List<Delivery> deliveries = batch.stream().map(one -> one.delivery).toList();
    long askedAt = now();
    parts.ask(
        () -> parts.receiver().extend(deliveries, Duration.ofNanos(lease)),
        (results, error) -> extended(batch, askedAt, Results.of(results, error, batch.size())));
  }

  private void extended(List<Held> batch, long askedAt, List<LeaseResult> results) {
    int confirmed = 0;
    for (int i = 0; i < batch.size(); i++) {
      Held one = batch.get(i);
      one.extending = false;
      if (one.state == Held.State.GONE) {
        continue;
      }
      LeaseResult result = results.get(i);
      if (result instanceof LeaseResult.Confirmed) {
        confirmed++;
        one.leaseEnd = askedAt + lease;
        one.extendNotBefore = askedAt;
        renewClaim(one);
      } else {
        notExtended(one, result);
      }
    }
    lookAgain();
    if (confirmed > 0) {
      parts.signals().emit(new Signal.LeasesExtended(parts.signals().subscription(), confirmed));
    }
  }

  private void notExtended(Held one, LeaseResult result) {
    if (result instanceof LeaseResult.Failed) {
      one.extendNotBefore = now() + margin / 4;
    } else if (result instanceof LeaseResult.AtMaximum) {
      one.ending = true;
    } else if (one.state != Held.State.SETTLING) {
      // While it is being settled, a lost lease may just mean that it is settled already.
      whenLost.accept(one, ((LeaseResult.Lost) result).reason());
    }
  }

  private void renewClaim(Held one) {
    Execution execution = one.execution;
    RunningClaim claim = execution == null ? null : execution.claim();
    if (execution == null || claim == null) {
      return;
    }
    try {
      parts.renewals().execute(() -> renew(execution, claim));
    } catch (Throwable e) {
      // The claim outlives two heartbeats: the next one may find room, or memory for a thread.
      return;
    }
  }

  private static void renew(Execution execution, RunningClaim claim) {
    if (!claim.renew() && execution.claim() == claim) {
      execution.cancel(Cancellation.LEASE_LOST);
    }
  }

  private void wakeBy(long at) {
    if (timer != null && at - wakeAt >= 0) {
      return;
    }
    forgetTimer();
    wakeAt = at;
    long mine = timers;
    timer =
        parts.later(
            () -> {
              if (mine == timers) {
                tick();
              }
            },
            Duration.ofNanos(Math.max(0, at - now())));
  }

  private void forgetTimer() {
    // One that has gone off already waits its turn in the loop, and must do nothing there.
    timers++;
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  private long now() {
    return parts.scheduler().nanoTime();
  }
}
