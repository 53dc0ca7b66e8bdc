package io.sealane.jdbc.transaction;

import io.sealane.jdbc.driver.AbortedTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The work of a transaction returned, and the transaction was rolled back all the same: something
 * in it had marked it for that, or it was refused when it was to be committed. Nothing of it is
 * there, and the same work is likely to end in the same way.
 */
public final class RolledBackException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * With what is known.
   *
   * @param message without values of the transaction: it gets into logs and dead letters
   * @param cause what tells more, or null
   */
  public RolledBackException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * Throws one if the transaction that the connection is in can only be rolled back: on PostgreSQL,
   * if one of its statements has failed, whoever caught that. Its driver would commit it without a
   * word, and nothing of it would be there. For implementations of {@link TransactionContext} that
   * commit by themselves, before they do; on other databases it does nothing.
   *
   * @throws SQLException if the database does not answer
   */
  public static void throwIfAborted(Connection connection)
      throws RolledBackException, SQLException {
    if (AbortedTransactions.isAborted(connection)) {
      throw new RolledBackException(
          "a statement of the transaction has failed, so that it cannot be committed (SQL state "
              + (AbortedTransactions.SQL_STATE
                  + "); whoever caught its exception went on all the same"),
          null);
    }
  }
}
