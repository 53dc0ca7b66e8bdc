package io.sealane.jdbc.inbox;

import io.sealane.error.GuardUnavailableException;
import io.sealane.jdbc.database.SqlTrouble;
import io.sealane.jdbc.transaction.RolledBackException;
import io.sealane.jdbc.transaction.TransactionContext;
import io.sealane.store.Fingerprint;
import io.sealane.store.TransactionalGuard.Verdict;
import io.sealane.store.TransactionalGuard.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Marks an event and handles it, in a transaction of its own. */
final class OneByOne {

  /** How often a mark is tried that loses against another transaction. */
  private static final int TRIES = 3;

  private final Marks marks;
  private final TransactionContext transactions;

  OneByOne(Marks marks, TransactionContext transactions) {
    this.marks = marks;
    this.transactions = transactions;
  }

  Verdict handle(Mark mark, Work work) throws Exception {
    for (int left = TRIES; ; left--) {
      Handling handling = new Handling(work);
      try {
        return transactions.inNew(() -> marked(mark, handling));
      } catch (Throwable e) {
        throwOnWhatWorkThrew(handling);
        throwOnRefusal(handling, e);
        if (left == 1 || handling.hasBegun() || !mayRepeat(e)) {
          throw unavailable(handling, e);
        }
      }
    }
  }

  private Verdict marked(Mark mark, Handling handling) throws Exception {
    Connection connection = transactions.required();
    if (marks.add(connection, List.of(mark)) == 1) {
      handling.run(connection);
      RolledBackException.throwIfAborted(connection);
      return Verdict.HANDLED;
    }
    Fingerprint known = marks.find(connection, mark.key());
    if (known == null) {
      throw new ForgottenException();
    }
    return known.equals(mark.content()) ? Verdict.DUPLICATE : Verdict.CONFLICT;
  }

  /**
   * What the handler threw is its own, unless the database went away under it: then nobody may hold
   * that against the event.
   */
  private static void throwOnWhatWorkThrew(Handling handling) throws Exception {
    Throwable thrown = handling.thrown();
    if (thrown == null) {
      return;
    }
    if (handling.hasLostConnection() || SqlTrouble.within(thrown) == SqlTrouble.OUTAGE) {
      throw new GuardUnavailableException(
          "the database went away while the event was handled; nothing is committed", thrown);
    }
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (Exception) thrown;
  }

  /** What cannot be committed although the handler returned is the handler's, like an exception. */
  private static void throwOnRefusal(Handling handling, Throwable e) throws RolledBackException {
    if (handling.hasBegun() && e instanceof RolledBackException rolledBack) {
      throw rolledBack;
    }
    if (handling.hasBegun() && SqlTrouble.isRefusal(e)) {
      throw new RolledBackException(
          "the database refuses to commit what the handler has written" + state(e), e);
    }
  }

  private static boolean mayRepeat(Throwable e) {
    SqlTrouble trouble = SqlTrouble.within(e);
    return e instanceof ForgottenException
        || trouble == SqlTrouble.CONTENTION
        || trouble == SqlTrouble.DUPLICATE;
  }

  private static Exception unavailable(Handling handling, Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    String state = state(e);
    return new GuardUnavailableException(
        handling.hasBegun()
            ? "whether the transaction of the event was committed is unknown" + state
            : "the inbox cannot be asked" + state,
        e);
  }

  private static String state(Throwable e) {
    @Nullable Throwable cause = e;
    while (cause != null && !(cause instanceof SQLException)) {
      cause = cause.getCause();
    }
    return cause instanceof SQLException error ? " (SQL state " + error.getSQLState() + ")" : "";
  }

  /** A mark was there when we wrote ours and is not when we look: it was too old and went. */
  private static final class ForgottenException extends Exception {
    private static final long serialVersionUID = 1L;

    ForgottenException() {
      super("the mark went while it was looked at", null, false, false);
    }
  }
}
