package io.sealane.consume.handling;

import io.sealane.error.GuardUnavailableException;
import io.sealane.event.EventMetadata;
import io.sealane.observe.Signal;
import io.sealane.observe.Subject;
import io.sealane.store.Claim;
import io.sealane.store.Fingerprint;
import io.sealane.store.Guard;
import io.sealane.store.GuardKey;
import io.sealane.store.LeasedGuard;
import io.sealane.store.TransactionalGuard;
import io.sealane.store.TransactionalGuard.Verdict;
import io.sealane.time.Backoff;
import io.sealane.time.Scheduler;
import io.sealane.transport.deadletter.DeadLetter.Reason;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Puts a guard around the attempts, of whichever kind, or none. */
final class GuardedRun {

  private static final Backoff BUSY =
      Backoff.exponential(Duration.ofMillis(200), Duration.ofSeconds(30));

  private final @Nullable Guard guard;
  private final boolean failOpen;
  private final Duration claimLease;
  private final Attempts attempts;
  private final Signals signals;
  private final Scheduler scheduler;
  private final RandomGenerator random;

  /**
   * With a guard or none.
   *
   * @param claimLease longer than the delivery's lease, so that a redelivery finds a live claim
   */
  GuardedRun(
      @Nullable Guard guard,
      boolean failOpen,
      Duration claimLease,
      Attempts attempts,
      Signals signals,
      Scheduler scheduler,
      RandomGenerator random) {
    this.guard = guard;
    this.failOpen = failOpen;
    this.claimLease = claimLease;
    this.attempts = attempts;
    this.signals = signals;
    this.scheduler = scheduler;
    this.random = random;
  }

  Outcome run(Run run) {
    if (guard instanceof LeasedGuard leased) {
      return claimed(leased, run);
    }
    if (guard instanceof TransactionalGuard inbox) {
      return transacted(inbox, run);
    }
    return unguarded(run);
  }

  static Outcome conflict(Subject subject) {
    EventMetadata metadata = subject.metadata();
    return new Outcome.GivenUp(
        metadata,
        metadata == null ? null : metadata.id(),
        metadata == null ? null : metadata.type(),
        Reason.CONFLICT,
        "an event of this id came before with other content",
        0);
  }

  private Outcome unguarded(Run run) {
    return attempts.run(
        run,
        handler -> {
          handler.run();
          return Verdict.HANDLED;
        });
  }

  private Outcome transacted(TransactionalGuard inbox, Run run) {
    GuardKey key = run.key(signals.subscription());
    AtomicBoolean began = new AtomicBoolean();
    try {
      return attempts.run(
          run,
          handler ->
              inbox.handle(
                  key,
                  run.fingerprint().get(),
                  () -> {
                    began.set(true);
                    handler.run();
                  }));
    } catch (GuardUnavailableException e) {
      // Once the handler began, the commit may have gone through: only the mark can tell.
      boolean open = unavailable(run, e) && !began.get();
      return open ? unguarded(run) : comeAgain(run);
    }
  }

  private Outcome claimed(LeasedGuard leased, Run run) {
    GuardKey key = run.key(signals.subscription());
    Fingerprint content = run.fingerprint().get();
    long askedAt = scheduler.nanoTime();
    Claim claim;
    try {
      claim = leased.claim(key, content, claimLease);
    } catch (RuntimeException e) {
      // Whatever a store's driver throws: nothing is known, and nothing may be taken for granted.
      return unavailable(run, e) ? unguarded(run) : comeAgain(run);
    }
    if (claim instanceof Claim.Granted granted) {
      return granted(leased, key, granted.owner(), askedAt, run);
    }
    Subject subject = signals.subject(run.execution().delivery(), run.metadata(), 0);
    if (claim instanceof Claim.InProgress inProgress) {
      Duration delay = shorter(inProgress.remaining(), busyDelay(run));
      signals.emit(new Signal.Busy(subject, delay));
      return new Outcome.Again(delay, false);
    }
    if (claim instanceof Claim.Completed) {
      signals.emit(new Signal.Deduplicated(subject));
      return new Outcome.Done();
    }
    return conflict(subject);
  }

  private Outcome granted(LeasedGuard leased, GuardKey key, String owner, long askedAt, Run run) {
    RunningClaim claim = new RunningClaim(leased, key, owner, claimLease, scheduler, askedAt);
    if (claim.isOver(scheduler.nanoTime())) {
      // The answer came too late: somebody else may have claimed and handled it by now.
      releaseIfPossible(leased, key, owner);
      return comeAgain(run);
    }
    run.execution().claimed(claim);
    return owned(leased, key, owner, run);
  }

  private Outcome owned(LeasedGuard leased, GuardKey key, String owner, Run run) {
    Outcome outcome;
    try {
      outcome = unguarded(run);
    } finally {
      run.execution().claimed(null);
    }
    try {
      if (!(outcome instanceof Outcome.Done)) {
        leased.release(key, owner);
        return outcome;
      }
      // Whoever has taken the claim over may be at work: our effect is not the one that counts.
      return leased.complete(key, owner) ? outcome : comeAgain(run);
    } catch (RuntimeException e) {
      boolean open = unavailable(run, e);
      return open || !(outcome instanceof Outcome.Done) ? outcome : comeAgain(run);
    }
  }

  private static void releaseIfPossible(LeasedGuard leased, GuardKey key, String owner) {
    try {
      leased.release(key, owner);
    } catch (RuntimeException e) {
      // The claim is over, or ends by itself.
    }
  }

  /** Tells about it; whether the event is to be handled all the same. */
  private boolean unavailable(Run run, RuntimeException error) {
    Subject subject = signals.subject(run.execution().delivery(), run.metadata(), 0);
    signals.emit(new Signal.GuardUnavailable(subject, Errors.describe(error), failOpen));
    return failOpen;
  }

  private Outcome comeAgain(Run run) {
    return new Outcome.Again(busyDelay(run), false);
  }

  private Duration busyDelay(Run run) {
    return BUSY.after(run.execution().delivery().receiveCount(), random);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
