package io.sealane.conformance.time;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts who works. When nobody does, first those who wait for a condition that holds now go on,
 * and if there are none, one step is done.
 */
final class Turns {

  /** In the machine's time; only for code that spins or blocks outside of the scheduler. */
  private static final long STUCK_SECONDS = 20;

  /**
   * Three times what the longest case needs: more is a loop that goes on for as long as time does.
   */
  private static final long MOST_STEPS = 30_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final Set<Wait> parked = new LinkedHashSet<>();
  private final Supplier<@Nullable Runnable> step;
  private final Thread owner = Thread.currentThread();
  private final Thread driver = new Thread(this::drive, "conformance-time");
  private int working = 1;
  private long steps;
  private boolean stopped;

  /** One thread that waits. */
  final class Wait {
    private final @Nullable BooleanSupplier condition;
    private final Condition woken = lock.newCondition();
    private boolean parked;
    private boolean over;

    private Wait(@Nullable BooleanSupplier condition) {
      this.condition = condition;
    }
  }

  /** A thread whose interruption counts as a waking at once, before it has noticed. */
  private final class Actor extends Thread {
    private @Nullable Wait wait;

    Actor(Runnable task) {
      super(task, "conformance-actor");
      setDaemon(true);
    }

    @Override
    public void interrupt() {
      lock.lock();
      try {
        super.interrupt();
        if (wait != null) {
          wake(wait);
        }
      } finally {
        lock.unlock();
      }
    }
  }

  Turns(Supplier<@Nullable Runnable> step) {
    this.step = step;
    driver.setDaemon(true);
  }

  void start() {
    driver.start();
  }

  Thread newThread(Runnable task) {
    return new Actor(task);
  }

  Wait newWait(@Nullable BooleanSupplier condition) {
    return new Wait(condition);
  }

  /** Somebody is about to work. */
  void begin() {
    locked(() -> working++);
  }

  /** Works, having begun before. */
  void running(Runnable task) {
    try {
      task.run();
    } finally {
      locked(this::end);
    }
  }

  private boolean end() {
    working--;
    idle.signal();
    return true;
  }

  /** There may be something to do where there was nothing. */
  void changed() {
    idle.signal();
  }

  void wake(Wait wait) {
    locked(
        () -> {
          if (wait.parked && !wait.over) {
            working++;
            wait.woken.signal();
          }
          wait.over = true;
          return true;
        });
  }

  /** Waits for being woken, for its condition or for an interruption. */
  void park(Wait wait) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (wait.over) {
        return;
      }
      requireTime();
      boolean counted = note(wait);
      try {
        sleep(wait);
      } finally {
        if (!counted) {
          working--;
        }
        forget(wait);
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    } finally {
      lock.unlock();
    }
  }

  private void requireTime() {
    if (steps >= MOST_STEPS) {
      throw new AssertionError("after " + steps + " timers there is still no end of it");
    }
    if (stopped) {
      throw new IllegalStateException("the test is over");
    }
  }

  private boolean note(Wait wait) {
    wait.parked = true;
    parked.add(wait);
    if (Thread.currentThread() instanceof Actor actor) {
      actor.wait = wait;
      return true;
    }
    if (Thread.currentThread() != owner) {
      working++; // a stranger does not count while it works
      return false;
    }
    return true;
  }

  private void forget(Wait wait) {
    parked.remove(wait);
    if (Thread.currentThread() instanceof Actor actor) {
      actor.wait = null;
    }
  }

  private void sleep(Wait wait) throws InterruptedException {
    end();
    try {
      while (!wait.over) {
        requireTime();
        long seen = steps;
        boolean inTime = wait.woken.await(STUCK_SECONDS, TimeUnit.SECONDS);
        if (!inTime && !wait.over && seen == steps && Thread.currentThread() == owner) {
          wake(wait);
          throw new AssertionError(working - 1 + " threads spin or block outside of the scheduler");
        }
      }
    } catch (InterruptedException e) {
      wake(wait);
      throw e;
    }
  }

  private void drive() {
    lock.lock();
    try {
      while (!stopped) {
        Runnable task = working > 0 || wakeOne() ? null : step.get();
        if (steps >= MOST_STEPS) {
          stop();
        } else if (task != null) {
          run(task);
        } else {
          idle.await(); // for the end of somebody's work, or for a timer
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private boolean wakeOne() {
    for (Wait wait : parked) {
      if (wait.condition != null && holds(wait.condition)) {
        wake(wait);
        return true;
      }
    }
    return false;
  }

  private static boolean holds(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (RuntimeException | AssertionError e) {
      return true; // whoever waits asks again and meets the same
    }
  }

  private void run(Runnable task) {
    working++;
    steps++;
    lock.unlock();
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      e.printStackTrace(); // a timer's task must not throw; the test goes on and shows what follows
    } finally {
      lock.lock();
      working--;
    }
  }

  <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  void stop() {
    locked(
        () -> {
          stopped = true;
          idle.signal();
          parked.forEach(wait -> wait.woken.signal());
          return true;
        });
  }
}
