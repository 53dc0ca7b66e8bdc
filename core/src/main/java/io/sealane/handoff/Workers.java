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

  /** What has no thread yet. */
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

  /** A thread was asked for and has not come. */
  private final AtomicBoolean waking = new AtomicBoolean();

  /** Of the thread whose work is done, while the loop is told so. */
  private @Nullable AtomicBoolean leaving;

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
    Runnable work = () -> runAndTell(task, done);
    if (!goesOn) {
      executor.execute(work);
      return;
    }
    waiting.add(work);
    // Whoever sets it first decides: a thread that has not left looks once more before it does.
    if (leaving == null || !leaving.compareAndSet(false, true)) {
      wakeOneFor(work);
    }
  }

  private <R> void runAndTell(Supplier<R> task, Consumer<R> done) {
    R result = task.get();
    AtomicBoolean leaves = new AtomicBoolean();
    loop.execute(() -> tell(done, result, leaves));
    leaves.set(true);
  }

  private <R> void tell(Consumer<R> done, R result, AtomicBoolean leaves) {
    // A thread that runs the loop looks again when the loop is empty, which may take long.
    wakeOneForTheRest();
    leaving = leaves;
    try {
      done.accept(result);
    } finally {
      leaving = null;
    }
  }

  private void comeIn() {
    waking.set(false);
    for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
      wakeOneForTheRest();
      next.run();
    }
  }

  private void wakeOneFor(Runnable work) {
    try {
      wakeOne();
    } catch (Throwable e) {
      // For want of memory for a thread; but one that was awake may have taken it.
      if (waiting.remove(work)) {
        throw e;
      }
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
}
