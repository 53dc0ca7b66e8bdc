package io.sealane.consume.pipeline;

import io.sealane.consume.handling.Execution;
import io.sealane.consume.handling.Outcome;
import io.sealane.handoff.Baton;
import io.sealane.handoff.HandlerThreads;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets handlers run on the executor's threads. Where these are Sealane's own, one whose handler has
 * just returned goes on with the next: it is awake, and nobody else waits for it. An executor of
 * the application's is asked for each handler anew, since others may wait for its threads.
 */
final class Workers {

  private static final Duration UNEXPECTED = Duration.ofSeconds(1);

  private final Parts parts;
  private final Returned returned;
  private final boolean goesOn;

  /** Of the thread whose handler has returned, while the loop is told so. */
  private @Nullable Baton<Work> baton;

  /** The last that something was passed into. */
  private @Nullable Baton<Work> passed;

  private record Work(Held held, Execution execution) {}

  /** What is to happen, in the loop, when a handler has returned. */
  interface Returned {
    void with(Held held, Execution execution, Outcome outcome);
  }

  Workers(Parts parts, Returned returned) {
    this.parts = parts;
    this.returned = returned;
    this.goesOn = parts.executor() instanceof HandlerThreads;
  }

  /**
   * Lets the delivery be handled.
   *
   * @throws RuntimeException or an error, whatever the executor throws that takes no more
   */
  void begin(Held held, Execution execution) {
    Work work = new Work(held, execution);
    Baton<Work> last = baton;
    if (last != null && last.pass(work)) {
      passed = last;
    } else {
      parts.executor().execute(() -> handle(work));
    }
  }

  private void handle(@Nullable Work first) {
    for (Work next = first; next != null; ) {
      Work work = next;
      Outcome outcome = outcomeOf(work);
      Baton<Work> mine = new Baton<>();
      parts.loop().execute(() -> returned(work, outcome, mine));
      next = mine.drop();
    }
  }

  private Outcome outcomeOf(Work work) {
    try {
      return parts.handler().handle(work.execution());
    } catch (Throwable e) {
      // Nothing that is thrown here may cost a slot.
      return new Outcome.Again(UNEXPECTED, true);
    }
  }

  private void returned(Work work, Outcome outcome, Baton<Work> mine) {
    giveToAnother();
    baton = goesOn ? mine : null;
    try {
      returned.with(work.held(), work.execution(), outcome);
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
        parts.executor().execute(() -> handle(last.drop()));
      } catch (Throwable e) {
        // For want of memory for a thread: it stays with the one that has it.
        passed = last;
      }
    }
  }
}
