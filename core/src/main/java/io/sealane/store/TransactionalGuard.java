package io.sealane.store;

import io.sealane.error.GuardUnavailableException;

/**
 * A guard whose mark is part of the transaction that holds the handler's effect: an inbox. Effect
 * and mark are one commit, so the effect is there exactly once, whatever crashes when.
 *
 * <p>Safe for use by many threads. Blocks on a database.
 */
public non-sealed interface TransactionalGuard extends Guard {

  /** What became of an event. */
  enum Verdict {
    /** The work ran, and its transaction, mark included, is committed. */
    HANDLED,
    /** The event was handled before; the work did not run. */
    DUPLICATE,
    /** The same id came before with other content; the work did not run. */
    CONFLICT
  }

  /**
   * Marks the event and runs the work, in one transaction.
   *
   * @param work the handler; what it throws rolls the transaction back and is thrown on
   * @return what became of it
   * @throws GuardUnavailableException if the database does not answer; the commit may be unknown,
   *     and the mark tells on the next delivery
   * @throws Exception what the work threw
   */
  Verdict handle(GuardKey key, Fingerprint content, Work work) throws Exception;

  /** The handling of an event. */
  @FunctionalInterface
  interface Work {
    /** Handles the event. */
    void run() throws Exception;
  }
}
