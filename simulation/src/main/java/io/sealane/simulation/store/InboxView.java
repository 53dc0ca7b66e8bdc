package io.sealane.simulation.store;

import io.sealane.error.GuardUnavailableException;
import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.fault.Faults;
import io.sealane.simulation.oracle.GuardWatch;
import io.sealane.simulation.store.GuardView.StoreCall;
import io.sealane.simulation.time.SimProcess;
import io.sealane.store.Fingerprint;
import io.sealane.store.GuardKey;
import io.sealane.store.TransactionalGuard;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** The database as one process sees it: mark and effect are one commit. */
public final class InboxView implements TransactionalGuard {

  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(20);

  private final Inbox inbox;
  private final SimProcess process;
  private final Faults faults;
  private final GuardWatch watch;
  private final Runnable crash;

  /**
   * The database as that process sees it.
   *
   * @param crash lets the process die
   */
  public InboxView(
      Inbox inbox, SimProcess process, Faults faults, GuardWatch watch, Runnable crash) {
    this.inbox = inbox;
    this.process = process;
    this.faults = faults;
    this.watch = watch;
    this.crash = crash;
  }

  @Override
  public Verdict handle(GuardKey key, Fingerprint content, Work work) throws Exception {
    StoreCall.begin(process, faults, () -> watch.trouble(key));
    lock(key);
    Fingerprint committed = inbox.committed(key);
    if (committed != null) {
      inbox.unlock(key);
      StoreCall.end(process, faults, () -> watch.trouble(key));
      return committed.equals(content) ? Verdict.DUPLICATE : Verdict.CONFLICT;
    }
    run(key, work);
    inbox.commit(key, content);
    watch.effect(key);
    StoreCall.end(process, faults, () -> watch.trouble(key));
    return Verdict.HANDLED;
  }

  /** Runs the work and goes as far as the commit; rolls back if it does not get there. */
  private void run(GuardKey key, Work work) throws Exception {
    boolean ready = false;
    watch.transaction(key, process, true);
    try {
      work.run();
      if (faults.strikes(FaultKind.CRASH_AT_GUARD)) {
        crash.run();
      }
      StoreCall.begin(process, faults, () -> watch.trouble(key));
      ready = true;
    } finally {
      watch.transaction(key, process, false);
      if (!ready && !process.isDead()) {
        inbox.unlock(key);
      }
    }
  }

  private void lock(GuardKey key) throws InterruptedException {
    CompletableFuture<Boolean> taken = inbox.lock(key, process);
    while (taken != null) {
      try {
        process.await(taken, LOCK_TIMEOUT);
      } catch (ExecutionException | TimeoutException e) {
        watch.trouble(key);
        throw new GuardUnavailableException("waited too long for the row", e);
      }
      taken = inbox.lock(key, process);
    }
  }
}
