package io.sealane.handoff;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does work on an executor's threads, and tells a loop what came of it. An executor of the
 * application's is asked each time, since others may wait for its threads. {@link HandlerThreads}
 * nobody else waits for, and to wake one costs more than much of the work: so one whose work is
 * done goes on with what the loop begins then, or with what has no thread yet; and each wakes the
 * next before it begins, so that few do what is short, and nothing waits for what is long.
 */
public final class Workers {

  private final Executor executor;
  private final SerialLoop loop;
  private final boolean goesOn;

  /** What has no thread yet. While there is something, a thread is being woken. */
  private final Queue<Work> waiting = new ConcurrentLinkedQueue<>();

  /** A thread was asked for and has not come. */
  private final AtomicBoolean waking = new AtomicBoolean();

  /** Of the thread whose work is done, while the loop is told so. */
  private @Nullable Baton<Work> baton;

  /** The last that something was passed into. */
  private @Nullable Baton<Work> passed;

  /** Some work, and then what its thread is to go on with, or null. */
  private interface Work {
    @Nullable Work run();
  }

  /**
   * Workers that have nothing to do.
   *
   * @param loop what everything but the work itself is done in
   */
  public Workers(Executor executor, SerialLoop loop) {
    this.executor = executor;
    this.loop = loop;
    this.goesOn = executor instanceof HandlerThreads;
  }

  /**
   * Lets work be done. Called within the loop only.
   *
   * @param task may block; should not throw, or nobody is told
   * @param done gets what came of it, within the loop
   * @throws RuntimeException or an error, whatever the executor throws that takes no more
   */
  public <R> void begin(Supplier<R> task, Consumer<R> done) {
    Work work = () -> runAndTell(task, done);
    Baton<Work> last = baton;
    if (last != null && last.pass(work)) {
      passed = last;
    } else if (goesOn) {
      beginSoon(work);
    } else {
      executor.execute(work::run);
    }
  }

  private void beginSoon(Work work) {
    waiting.add(work);
    try {
      wakeOne();
    } catch (Throwable e) {
      // For want of memory for a thread; but one that was awake may have taken it.
      if (waiting.remove(work)) {
        throw e;
      }
    }
  }

  /** Unless one is on its way already, which then wakes the next. */
  private void wakeOne() {
    if (waking.compareAndSet(false, true)) {
      try {
        executor.execute(this::comeIn);
      } catch (Throwable e) {
        waking.set(false);
        throw e;
      }
    }
  }

  private void comeIn() {
    waking.set(false);
    for (Work next = waiting.poll(); next != null; ) {
      wakeOneForTheRest();
      Work after = next.run();
      next = after != null ? after : waiting.poll();
    }
  }

  private void wakeOneForTheRest() {
    if (!waiting.isEmpty()) {
      try {
        wakeOne();
      } catch (Throwable e) {
        // For want of memory for a thread: whoever is awake gets to it.
      }
    }
  }

  private <R> @Nullable Work runAndTell(Supplier<R> task, Consumer<R> done) {
    R result = task.get();
    Baton<Work> mine = new Baton<>();
    loop.execute(() -> tell(done, result, mine));
    return mine.drop();
  }

  private <R> void tell(Consumer<R> done, R result, Baton<Work> mine) {
    giveToAnother();
    baton = goesOn ? mine : null;
    try {
      done.accept(result);
    } finally {
      baton = null;
    }
  }

  /**
   * A thread that runs the loop gets to what was passed to it when the loop is empty. A loop that
   * does not become empty must not keep it from that: then another thread is woken after all.
   */
  private void giveToAnother() {
    Baton<Work> last = passed;
    passed = null;
    Work kept = last == null ? null : last.drop();
    if (kept != null) {
      waiting.add(kept);
      wakeOneForTheRest();
    }
  }
}
