package io.sealane.jdbc.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Whoever holds the application's transactions: {@link ThreadTransactions} for plain JDBC, or a
 * framework's own. A transaction belongs to the thread that is in it.
 *
 * <p>Safe for use by many threads.
 */
public interface TransactionContext {

  /**
   * The connection of the transaction that this thread is in, or null if it is in none. It stays
   * its owner's: whoever asks neither closes it nor commits.
   *
   * @throws SQLException if the connection cannot be had
   */
  @Nullable Connection current() throws SQLException;

  /**
   * The connection of the transaction that this thread is in, for handlers that need one.
   *
   * @throws IllegalStateException if the thread is in no transaction
   * @throws SQLException if the connection cannot be had
   */
  default Connection required() throws SQLException {
    Connection connection = current();
    if (connection == null) {
      throw new IllegalStateException(
          "this thread is in no transaction; a handler is in one if its subscription is guarded by"
              + " JdbcStore.inbox(), and any other code within inNew");
    }
    return connection;
  }

  /**
   * Lets somebody know how the transaction that this thread is in ends.
   *
   * @return false if this context cannot tell, or the thread is in no transaction; then the ending
   *     is never called
   */
  default boolean onEnding(Ending ending) {
    return false;
  }

  /** Is told how a transaction ends, by its thread. */
  interface Ending {

    /**
     * The work is done and a commit is next: what is written now is part of it.
     *
     * @throws SQLException to let the transaction roll back
     */
    void beforeCommit() throws SQLException;

    /** It has ended; called once, whatever happened before. */
    void ended(boolean committed);
  }

  /**
   * Runs the work in a transaction of its own, whatever the thread is in already: commits when it
   * returns, rolls back when it throws. Meanwhile {@link #current} answers with its connection.
   *
   * @return what the work returned
   * @throws SQLException if the database fails; after a failed commit it is unknown whether the
   *     work is there
   * @throws RolledBackException if the work returned, and the transaction was rolled back for
   *     another reason than the database's failure
   * @throws Exception what the work threw
   */
  <T> T inNew(Callable<T> work) throws Exception;
}
