package io.sealane.jdbc.inbox;

import io.sealane.store.TransactionalGuard.Work;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One run of a handler's work within a transaction, and how it ended. */
final class Handling {

  private final Work work;
  private boolean began;
  private boolean connectionLost;
  private @Nullable Throwable thrown;

  Handling(Work work) {
    this.work = work;
  }

  /** Runs it; remembers what it throws, and throws that. */
  void run(Connection connection) throws Exception {
    began = true;
    try {
      work.run();
    } catch (Throwable e) {
      thrown = e;
      connectionLost = isClosed(connection);
      throw e;
    }
  }

  /** Whether the work ran, to whichever end. */
  boolean hasBegun() {
    return began;
  }

  /** What the work threw, or null if it returned or did not run. */
  @Nullable Throwable thrown() {
    return thrown;
  }

  /** Whether the connection was closed when the work threw: the driver or the pool gave it up. */
  boolean hasLostConnection() {
    return connectionLost;
  }

  private static boolean isClosed(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }
}
