package io.sealane.jdbc.inbox;

import io.sealane.store.TransactionalGuard.Work;
import java.util.concurrent.CompletableFuture;

/** An event that waits for its batch. */
final class Entry {

  /** What whoever waits has to do next. */
  enum Turn {
    /** Its event is handled, in somebody's batch. */
    HANDLED,
    /** Handle it alone: its batch is rolled back. */
    ALONE,
    /** Handle a batch, with its own event first. */
    LEAD
  }

  private final Mark mark;
  private final Work work;
  private final CompletableFuture<Turn> turn = new CompletableFuture<>();

  Entry(Mark mark, Work work) {
    this.mark = mark;
    this.work = work;
  }

  Mark mark() {
    return mark;
  }

  Work work() {
    return work;
  }

  void tell(Turn next) {
    turn.complete(next);
  }

  CompletableFuture<Turn> turn() {
    return turn;
  }
}
