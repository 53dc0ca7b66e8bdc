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
 */
public final class Workers {

  private final Executor executor;
  private final SerialLoop loop;
  private final boolean goesOn;

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
    } else {
      executor.execute(() -> goThrough(work));
    }
  }

  private static void goThrough(@Nullable Work first) {
    for (Work next = first; next != null; ) {
      next = next.run();
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
    if (last != null && last.isPassed()) {
      try {
        executor.execute(() -> goThrough(last.drop()));
      } catch (Throwable e) {
        // For want of memory for a thread: it stays with the one that has it.
        passed = last;
      }
    }
  }
}
