package io.sealane.handoff;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does work on an executor's threads, and tells a loop what came of it. Where the threads are
 * {@link HandlerThreads}, one whose work is done goes on with what the loop begins then: it is
 * awake, and nobody else waits for it. An executor of the application's is asked each time, since
 * others may wait for its threads.
 *
 * @param <R> what comes of the work
 */
public final class Workers<R> {

  private final Executor executor;
  private final SerialLoop loop;
  private final boolean goesOn;

  /** Of the thread whose work is done, while the loop is told so. */
  private @Nullable Baton<Work<R>> baton;

  /** The last that something was passed into. */
  private @Nullable Baton<Work<R>> passed;

  private record Work<R>(Supplier<R> task, Consumer<R> done) {}

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
  public void begin(Supplier<R> task, Consumer<R> done) {
    Work<R> work = new Work<>(task, done);
    Baton<Work<R>> last = baton;
    if (last != null && last.pass(work)) {
      passed = last;
    } else {
      executor.execute(() -> workOn(work));
    }
  }

  private void workOn(@Nullable Work<R> first) {
    for (Work<R> next = first; next != null; ) {
      Work<R> work = next;
      R result = work.task().get();
      Baton<Work<R>> mine = new Baton<>();
      loop.execute(() -> tell(work, result, mine));
      next = mine.drop();
    }
  }

  private void tell(Work<R> work, R result, Baton<Work<R>> mine) {
    giveToAnother();
    baton = goesOn ? mine : null;
    try {
      work.done().accept(result);
    } finally {
      baton = null;
    }
  }

  /**
   * A thread that runs the loop gets to what was passed to it when the loop is empty. A loop that
   * does not become empty must not keep it from that: then another thread is woken after all.
   */
  private void giveToAnother() {
    Baton<Work<R>> last = passed;
    passed = null;
    if (last != null && last.isPassed()) {
      try {
        executor.execute(() -> workOn(last.drop()));
      } catch (Throwable e) {
        // For want of memory for a thread: it stays with the one that has it.
        passed = last;
      }
    }
  }
}
