package io.sealane.jdbc.driver;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Transactions that are past committing. After an error in a statement PostgreSQL takes nothing of
 * its transaction any more, answers a commit with a rollback, and its driver does not tell the two
 * apart.
 *
 * @see <a href="https://github.com/pgjdbc/pgjdbc/issues/1697">why the driver says nothing</a>
 */
public final class AbortedTransactions {

  /** PostgreSQL's state for whatever is tried in such a transaction. */
  public static final String SQL_STATE = "25P02";

  private static final String DRIVERS_CONNECTION = "org.postgresql.core.BaseConnection";
  private static final @Nullable Method STATE = stateOfTransaction();

  private AbortedTransactions() {}

  /**
   * Whether the transaction that the connection is in can only be rolled back. The driver knows
   * without asking the server; where it is hidden behind something that does not unwrap it, a
   * statement finds out.
   *
   * @throws SQLException if the database does not answer
   */
  public static boolean isAborted(Connection connection) throws SQLException {
    if (STATE != null && connection.isWrapperFor(STATE.getDeclaringClass())) {
      return isFailed(STATE, connection.unwrap(STATE.getDeclaringClass()));
    }
    String product = connection.getMetaData().getDatabaseProductName();
    return product.equals("PostgreSQL") && refusesStatements(connection);
  }

  private static boolean isFailed(Method state, Object connection) throws SQLException {
    try {
      return state.invoke(connection).toString().equals("FAILED");
    } catch (ReflectiveOperationException e) {
      throw new SQLException("the driver does not tell the state of its transaction", e);
    }
  }

  private static boolean refusesStatements(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
      return false;
    } catch (SQLException e) {
      if (SQL_STATE.equals(e.getSQLState())) {
        return true;
      }
      throw e;
    }
  }

  private static @Nullable Method stateOfTransaction() {
    try {
      return Class.forName(DRIVERS_CONNECTION).getMethod("getTransactionState");
    } catch (ReflectiveOperationException | LinkageError e) {
      return null; // another database, or another driver
    }
  }
}
