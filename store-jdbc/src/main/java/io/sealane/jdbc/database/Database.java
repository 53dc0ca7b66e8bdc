package io.sealane.jdbc.database;

import io.sealane.jdbc.transaction.TransactionContext;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * A database of the application's.
 *
 * @param dataSource where connections of our own come from; never closed by us
 * @param dialect what it speaks
 * @param names what our tables are called
 * @param transactions where the application's transactions are
 */
public record Database(
    DataSource dataSource, Dialect dialect, TableNames names, TransactionContext transactions) {

  /** Something to be done with a connection. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T with(Connection connection) throws SQLException;
  }

  /** The name of a table or an index of ours, quoted. */
  public String table(String name) {
    return dialect.quoted(names.of(name));
  }

  /**
   * SQL with the names of tables filled in.
   *
   * @param sql with {@code {name}} for each table or index of ours
   */
  public String sql(String sql) {
    StringBuilder filled = new StringBuilder(sql.length() + 32);
    int from = 0;
    for (int open = sql.indexOf('{'); open >= 0; open = sql.indexOf('{', from)) {
      int close = sql.indexOf('}', open);
      filled.append(sql, from, open).append(table(sql.substring(open + 1, close)));
      from = close + 1;
    }
    return filled.append(sql, from, sql.length()).toString();
  }

  /** Runs the work on a connection of its own, each statement its own transaction. */
  public <T> T apart(Work<T> work) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      if (autoCommit) {
        return work.with(connection);
      }
      connection.setAutoCommit(true);
      try {
        return work.with(connection);
      } finally {
        restore(connection, false);
      }
    }
  }

  /** Runs the work on a connection of its own, as one transaction. */
  public <T> T atomically(Work<T> work) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try {
        T result = work.with(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException | Error e) {
        undo(connection, e);
        throw e;
      } finally {
        restore(connection, autoCommit);
      }
    }
  }

  private static void undo(Connection connection, Throwable cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  /** A connection that cannot be restored is broken, and its pool will notice by itself. */
  private static void restore(Connection connection, boolean autoCommit) {
    try {
      connection.setAutoCommit(autoCommit);
    } catch (SQLException e) {
      // What the work brought, or threw, matters more.
    }
  }
}
