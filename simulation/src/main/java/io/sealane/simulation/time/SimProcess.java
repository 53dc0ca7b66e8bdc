package io.sealane.simulation.time;

import io.sealane.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * A process of a simulated life: it has a clock of its own, it can be frozen, and it can die. What
 * runs in it takes this as its {@link Scheduler} and its {@link Executor}.
 */
public final class SimProcess implements Scheduler, Executor {

  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  final List<Step> held = new ArrayList<>();
  int refusals;

  private final SimScheduler life;
  private final String name;
  private final int number;
  private Duration clockError = Duration.ZERO;
  private boolean frozen;
  private boolean dead;
  private boolean rejecting;

  SimProcess(SimScheduler life, String name, int number) {
    this.life = life;
    this.name = name;
    this.number = number;
  }

  /** Its name. */
  public String name() {
    return name;
  }

  int number() {
    return number;
  }

  @Override
  public Instant instant() {
    return START.plusNanos(life.now()).plus(clockError);
  }

  @Override
  public long nanoTime() {
    return life.now();
  }

  /** Lets the wall clock be wrong by that much from now on. */
  public void clockError(Duration error) {
    clockError = error;
  }

  @Override
  public Timer schedule(Runnable task, Duration delay) {
    life.me();
    if (dead) {
      return () -> {};
    }
    Step step = life.agenda().add(this, task, nanos(delay), true);
    return step::cancel;
  }

  /** Runs a task soon in a thread of its own, which may wait. */
  @Override
  public void execute(Runnable task) {
    life.me();
    if (rejecting) {
      throw new RejectedExecutionException("the executor of '" + name + "' is full");
    }
    if (!dead) {
      life.agenda().add(this, task, 0, false);
    }
  }

  /** Runs a task soon that may wait, whether the executor is full or not. */
  public void fork(Runnable task) {
    if (!dead) {
      life.agenda().add(this, task, 0, false);
    }
  }

  /** Runs a task soon that never waits. */
  public void callback(Runnable task) {
    callback(task, Duration.ZERO);
  }

  /** Runs a task later that never waits, for example when the answer to a client has come. */
  public void callback(Runnable task, Duration delay) {
    if (!dead) {
      life.agenda().add(this, task, nanos(delay), true);
    }
  }

  /** Lets the executor refuse tasks, or take them again. */
  public void rejectTasks(boolean rejecting) {
    this.rejecting = rejecting;
  }

  @Override
  public <T> T await(CompletionStage<T> stage, Duration timeout)
      throws ExecutionException, TimeoutException, InterruptedException {
    Worker me = enter();
    CompletableFuture<T> future = stage.toCompletableFuture();
    if (!future.isDone()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long epoch = me.epoch;
      future.whenComplete((value, error) -> life.wake(me, epoch));
      Step timer = life.agenda().resumeLater(this, me, nanos(timeout));
      block(me, "a stage, at most", timeout);
      timer.cancel();
    }
    if (future.isDone()) {
      return value(future);
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    throw new TimeoutException("not complete after " + timeout);
  }

  private static <T> T value(CompletableFuture<T> future) throws ExecutionException {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw new ExecutionException(e.getCause());
    }
  }

  /**
   * Blocks the calling thread for some virtual time.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  public void sleep(Duration time) throws InterruptedException {
    Worker me = enter();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    Step timer = life.agenda().resumeLater(this, me, nanos(time));
    block(me, "sleep of", time);
    timer.cancel();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /** Blocks for some virtual time; interrupts are kept for later. */
  public void pass(Duration time) {
    Worker me = enter();
    long until = life.now() + nanos(time);
    do {
      Step timer = life.agenda().resumeLater(this, me, until - life.now());
      block(me, "work of", time);
      timer.cancel();
    } while (life.now() < until);
  }

  /** Ends the calling thread if this process is dead. */
  public void live() {
    enter();
  }

  private Worker enter() {
    Worker me = life.me();
    if (dead) {
      throw life.crashed(me, this);
    }
    return me;
  }

  private void block(Worker me, String what, Duration time) {
    life.block(me, what, time);
    if (dead) {
      throw life.crashed(me, this);
    }
  }

  /** Stops everything in it until it is thawed; its clock goes on. */
  public void freeze() {
    if (!frozen && !dead) {
      frozen = true;
      life.agenda().freeze(this);
    }
  }

  /** Lets it go on. */
  public void thaw() {
    if (frozen) {
      frozen = false;
      life.agenda().thaw(this);
    }
  }

  /** Ends it: nothing of it runs any more, and its threads are unwound unseen. */
  public void kill() {
    if (!dead) {
      dead = true;
      frozen = false;
      life.agenda().drop(this);
      life.unwind(this);
    }
  }

  /** Whether it was killed. */
  public boolean isDead() {
    return dead;
  }

  /** Whether it stands still. */
  public boolean isFrozen() {
    return frozen;
  }

  /** How many timers are set and how many threads wait: what a stopped application leaves. */
  public int leftovers() {
    return life.agenda().timersOf(this) + life.waitingOf(this);
  }

  private static long nanos(Duration time) {
    try {
      return time.toNanos();
    } catch (ArithmeticException e) {
      return time.isNegative() ? 0 : Long.MAX_VALUE;
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
