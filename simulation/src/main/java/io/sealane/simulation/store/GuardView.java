package io.sealane.simulation.store;

import io.sealane.error.GuardUnavailableException;
import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.fault.Faults;
import io.sealane.simulation.oracle.GuardWatch;
import io.sealane.simulation.time.SimProcess;
import io.sealane.store.Claim;
import io.sealane.store.Fingerprint;
import io.sealane.store.GuardKey;
import io.sealane.store.LeasedGuard;
import java.time.Duration;
import java.util.function.Supplier;

/** A shared store of claims as one process sees it: with time between, and with trouble. */
public final class GuardView implements LeasedGuard {

  private final LeasedGuard store;
  private final SimProcess process;
  private final Faults faults;
  private final GuardWatch watch;
  private final Runnable crash;
  private final Runnable freeze;

  /**
   * The store as that process sees it.
   *
   * @param crash lets the process die
   * @param freeze lets it stand still for longer than a claim lasts
   */
  public GuardView(
      LeasedGuard store,
      SimProcess process,
      Faults faults,
      GuardWatch watch,
      Runnable crash,
      Runnable freeze) {
    this.store = store;
    this.process = process;
    this.faults = faults;
    this.watch = watch;
    this.crash = crash;
    this.freeze = freeze;
  }

  @Override
  public Claim claim(GuardKey key, Fingerprint content, Duration lease) {
    return call(
        key,
        () -> {
          Claim claim = store.claim(key, content, lease);
          if (claim instanceof Claim.Granted granted) {
            watch.claimed(key, process, granted.owner(), end(lease));
          }
          return claim;
        });
  }

  @Override
  public boolean renew(GuardKey key, String owner, Duration lease) {
    return call(
        key,
        () -> {
          boolean ours = store.renew(key, owner, lease);
          if (ours) {
            watch.claimed(key, process, owner, end(lease));
          }
          return ours;
        });
  }

  @Override
  public boolean complete(GuardKey key, String owner) {
    if (faults.strikes(FaultKind.CRASH_AT_GUARD)) {
      watch.crashed(key);
      crash.run();
    }
    if (faults.strikes(FaultKind.FREEZE_AT_GUARD)) {
      freeze.run();
    }
    return call(
        key,
        () -> {
          boolean ours = store.complete(key, owner);
          watch.completed(key, process, owner, ours);
          return ours;
        });
  }

  @Override
  public void release(GuardKey key, String owner) {
    call(
        key,
        () -> {
          store.release(key, owner);
          watch.released(key, process, owner);
          return true;
        });
  }

  private long end(Duration lease) {
    return process.nanoTime() + lease.toNanos();
  }

  private <T> T call(GuardKey key, Supplier<T> work) {
    StoreCall.begin(process, faults, () -> watch.trouble(key));
    T answer = work.get();
    StoreCall.end(process, faults, () -> watch.trouble(key));
    return answer;
  }

  /** What every call to a store has around it. */
  static final class StoreCall {

    private StoreCall() {}

    static void begin(SimProcess process, Faults faults, Runnable trouble) {
      boolean slow = faults.strikes(FaultKind.GUARD_SLOW);
      process.pass(slow ? Duration.ofMillis(2_500) : Duration.ofMillis(2));
      if (faults.strikes(FaultKind.GUARD_UNAVAILABLE)) {
        trouble.run();
        throw new GuardUnavailableException("the store does not answer", null);
      }
    }

    static void end(SimProcess process, Faults faults, Runnable trouble) {
      if (faults.choices(FaultKind.GUARD_ANSWER_LOST).nextInt(4) == 0) {
        process.pass(Duration.ofMillis(1));
      }
      if (faults.strikes(FaultKind.GUARD_ANSWER_LOST)) {
        trouble.run();
        throw new GuardUnavailableException("the answer is lost", null);
      }
    }
  }
}
