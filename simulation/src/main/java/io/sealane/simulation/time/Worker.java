package io.sealane.simulation.time;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that runs only while it has the baton. Whoever has the baton may change the fields of
 * all the others: handing it over orders the accesses.
 */
final class Worker extends Thread {

  private volatile boolean baton;
  private @Nullable SimScheduler scheduler;
  private @Nullable Step given;

  /** Whose task it runs, or null between two tasks. */
  @Nullable SimProcess process;

  /** Whose timer or callback it runs while its own task waits, or null. */
  @Nullable SimProcess onTop;

  boolean brief;
  boolean blocked;
  boolean queued;
  boolean interruptPending;
  long epoch;
  String waitsFor = "";
  Duration waitsAtMost = Duration.ZERO;

  Worker(int number) {
    super("sim-" + number);
    setDaemon(true);
  }

  @Override
  public void run() {
    while (true) {
      awaitBaton();
      SimScheduler lentTo = scheduler;
      Step step = given;
      given = null;
      if (lentTo != null && step != null) {
        lentTo.drive(this, step);
      }
    }
  }

  /** Gives the baton to this thread, which is idle, together with what it is to run. */
  void give(SimScheduler to, Step step) {
    scheduler = to;
    given = step;
    giveBack();
  }

  /** Gives the baton to this thread, which goes on where it waited. */
  void giveBack() {
    baton = true;
    LockSupport.unpark(this);
  }

  void awaitBaton() {
    while (!baton) {
      LockSupport.park(this);
    }
    baton = false;
  }

  void complain(String what) {
    SimScheduler lentTo = scheduler;
    SimProcess of = runs();
    if (lentTo != null && (of == null || !of.isDead())) {
      lentTo.complain(of + " " + what);
    }
  }

  /** Whose code it runs just now, or null if nobody's. */
  @Nullable SimProcess runs() {
    return onTop != null ? onTop : process;
  }

  /** Whether what it runs just now must not wait. */
  boolean isBrief() {
    return onTop != null || brief;
  }

  boolean isOf(SimScheduler other) {
    return scheduler == other;
  }

  /**
   * An interrupt from another thread, or from what runs on top of this one, is kept until this one
   * goes on; a real one would wake it at a moment that no seed knows.
   */
  @Override
  public void interrupt() {
    SimScheduler lentTo = scheduler;
    if (lentTo == null || (Thread.currentThread() == this && !blocked)) {
      super.interrupt();
    } else if (process != null) {
      interruptPending = true;
      if (blocked) {
        lentTo.wake(this, epoch);
      }
    }
  }

  @Override
  public boolean isInterrupted() {
    return interruptPending || super.isInterrupted();
  }
}
