package io.sealane.test.time;

import io.sealane.time.Scheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Knows what runs, who waits and what is due, and moves time when nothing runs and somebody waits.
 * One lock for everything; no code of others is called under it.
 *
 * <p>One at a time, if so wished: then whoever is to run, the test itself included, queues for its
 * turn, and the order of everything follows from what happened before.
 */
final class Activity {

  private static final ThreadLocal<Boolean> WORKING = ThreadLocal.withInitial(() -> false);

  private final Object lock = new Object();
  private final Agenda agenda = new Agenda();
  private final List<Waiter> waiters = new ArrayList<>();
  private final Deque<Runnable> turns = new ArrayDeque<>();
  private final boolean oneAtATime;
  private volatile long now;
  private int running;
  private int outsiders;

  /** Grows whenever something begins to run, so that conditions are looked at only then. */
  private long changes;

  private long lookedAt = -1;

  /** Grows whenever something may have become possible. */
  private long told;

  private boolean ticking;
  private boolean closed;

  Activity(boolean oneAtATime) {
    this.oneAtATime = oneAtATime;
    this.running = oneAtATime ? 1 : 0; // the test itself, where it is the only one that may run
  }

  long now() {
    return now;
  }

  /** Whether the calling thread keeps time still. */
  boolean isWorking() {
    return WORKING.get();
  }

  /**
   * Starts something that {@link #end} is called after. It counts from now on, and not only when
   * its thread gets to it.
   *
   * @param start hands it to a thread
   */
  void begin(Runnable start) {
    synchronized (lock) {
      if (closed) {
        throw new RejectedExecutionException("this time is over");
      }
      Runnable turn =
          () -> {
            start.run();
            running++;
            changes++;
          };
      if (oneAtATime) {
        turns.add(turn);
        tick();
      } else {
        turn.run();
      }
    }
  }

  void end() {
    synchronized (lock) {
      running--;
      tell();
    }
  }

  /** Runs something that {@link #begin} was called for in this thread. */
  void working(Runnable task) {
    WORKING.set(true);
    try {
      task.run();
    } finally {
      WORKING.remove();
    }
  }

  Scheduler.Timer schedule(Runnable task, Duration delay) {
    synchronized (lock) {
      if (closed) {
        return () -> {};
      }
      Agenda.Item item = agenda.add(now, delay, task);
      tick();
      return () -> cancel(item);
    }
  }

  /**
   * Waits until the waiter is woken.
   *
   * @return false if the limit of real time was reached, or all is closed
   */
  boolean await(Waiter waiter, Duration limit) throws InterruptedException {
    synchronized (lock) {
      waiter.thread = Thread.currentThread();
      waiter.working = WORKING.get();
      waiter.counts = waiter.working || oneAtATime;
      if (!waiter.woken) {
        waiter.waiting = true;
        waiters.add(waiter);
        count(waiter, -1);
        changes++;
        tick();
      }
      try {
        waitFor(waiter, limit);
        if (!waiter.woken && Thread.interrupted()) {
          throw new InterruptedException();
        }
        return waiter.woken;
      } finally {
        goOn(waiter);
      }
    }
  }

  /**
   * Lets a waiter go on; counts it as running from now on, so that time does not move meanwhile.
   */
  void wake(Waiter waiter) {
    synchronized (lock) {
      waiter.woken = true;
      letGoOn(waiter);
    }
  }

  /**
   * Interrupts a thread. If it waits, it counts as running from now on, and not only when it
   * notices: until then time might move on to what it waits for.
   */
  void interrupt(Thread thread, Runnable interrupt) {
    synchronized (lock) {
      interrupt.run();
      waiters.stream().filter(waiter -> waiter.thread == thread).toList().forEach(this::letGoOn);
    }
  }

  private void letGoOn(Waiter waiter) {
    if (oneAtATime && waiter.waiting) {
      turns.add(() -> goOn(waiter));
      tell();
    } else {
      goOn(waiter);
    }
  }

  void close() {
    synchronized (lock) {
      closed = true;
      agenda.clear();
      turns.clear();
      tell();
    }
  }

  private void waitFor(Waiter waiter, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (waiter.waiting && !closed) {
      long left = waiter.working ? Long.MAX_VALUE : end - System.nanoTime();
      if (left <= 0) {
        return;
      }
      TimeUnit.NANOSECONDS.timedWait(lock, left);
    }
  }

  private void goOn(Waiter waiter) {
    if (waiter.waiting) {
      waiter.waiting = false;
      waiters.remove(waiter);
      count(waiter, 1);
      changes++;
      tell();
    }
  }

  private void count(Waiter waiter, int change) {
    if (waiter.counts) {
      running += change;
    } else {
      outsiders -= change;
    }
  }

  private void cancel(Agenda.Item item) {
    synchronized (lock) {
      agenda.remove(item);
      tell();
    }
  }

  /** Sees to it that somebody watches; called under the lock. */
  private void tick() {
    if (!ticking) {
      ticking = true;
      Thread clock = new Thread(this::watch, "sealane-test-clock");
      clock.setDaemon(true);
      clock.start();
    }
    tell();
  }

  private void watch() {
    for (Runnable next = next(); next != null; next = next()) {
      try {
        working(next);
      } catch (Throwable e) {
        Thread thread = Thread.currentThread();
        thread.getThreadGroup().uncaughtException(thread, e);
      } finally {
        end();
      }
    }
  }

  /** What the clock's thread is to do next, already counted as running; null to end it. */
  private @Nullable Runnable next() {
    synchronized (lock) {
      while (true) {
        boolean mayRun = !oneAtATime || running <= 0;
        if (mayRun && !turns.isEmpty()) {
          turns.remove().run();
          continue;
        }
        if (mayRun && agenda.nextDue() <= now) {
          running++;
          changes++;
          return agenda.next();
        }
        if (closed || (agenda.isEmpty() && waiters.isEmpty() && turns.isEmpty())) {
          ticking = false;
          return null;
        }
        boolean quiet = running <= 0 && (oneAtATime || outsiders > 0);
        if (quiet && lookedAt != changes) {
          running++;
          return looking();
        } else if (quiet && !agenda.isEmpty()) {
          now = agenda.nextDue();
        } else {
          waitForChange();
        }
      }
    }
  }

  private Runnable looking() {
    lookedAt = changes;
    List<Waiter> asked = List.copyOf(waiters);
    return () -> asked.stream().filter(one -> one.condition.getAsBoolean()).forEach(this::wake);
  }

  /** Wakes everybody who waits under the lock, so that they look again. */
  private void tell() {
    told++;
    lock.notifyAll();
  }

  private void waitForChange() {
    long before = told;
    try {
      while (told == before) {
        lock.wait();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the clock", e);
    }
  }
}
