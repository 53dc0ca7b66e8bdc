package io.sealane.jdbc.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Transactions of plain JDBC, one a thread: begun here, or begun by the application and handed in.
 */
public final class ThreadTransactions implements TransactionContext {

  private final DataSource dataSource;
  private final ThreadLocal<@Nullable Open> current = new ThreadLocal<>();

  /** A transaction; without endings if somebody else will end it. */
  private record Open(Connection connection, @Nullable List<Ending> endings) {}

  private ThreadTransactions(DataSource dataSource) {
    this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
  }

  /** Transactions on connections of that source. */
  public static ThreadTransactions on(DataSource dataSource) {
    return new ThreadTransactions(dataSource);
  }

  @Override
  public @Nullable Connection current() {
    Open open = current.get();
    return open == null ? null : open.connection;
  }

  @Override
  public boolean onEnding(Ending ending) {
    Open open = current.get();
    return open != null && open.endings != null && open.endings.add(ending);
  }

  @Override
  public <T> T inNew(Callable<T> work) throws Exception {
    List<Ending> endings = new ArrayList<>();
    boolean committed = false;
    try {
      T result = inNew(work, endings);
      committed = true;
      return result;
    } finally {
      for (Ending ending : endings) {
        ending.ended(committed);
      }
    }
  }

  private <T> T inNew(Callable<T> work, List<Ending> endings) throws Exception {
    try (Connection connection = dataSource.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      T result;
      try {
        result = in(new Open(connection, endings), () -> whole(work, endings));
        RolledBackException.throwIfAborted(connection);
        connection.commit();
      } catch (Throwable e) {
        rollback(connection, e);
        throw e;
      } finally {
        restore(connection, autoCommit);
      }
      return result;
    }
  }

  private static <T> T whole(Callable<T> work, List<Ending> endings) throws Exception {
    T result = work.call();
    for (Ending ending : endings) {
      ending.beforeCommit();
    }
    return result;
  }

  /**
   * Runs the work in a transaction that the caller has begun, and ends it not.
   *
   * @param connection where the transaction is, with auto-commit off
   * @return what the work returned
   * @throws Exception what the work threw
   */
  public <T> T with(Connection connection, Callable<T> work) throws Exception {
    return in(new Open(Objects.requireNonNull(connection, "connection"), null), work);
  }

  private <T> T in(Open open, Callable<T> work) throws Exception {
    Open outer = current.get();
    current.set(open);
    try {
      return work.call();
    } finally {
      if (outer == null) {
        current.remove();
      } else {
        current.set(outer);
      }
    }
  }

  private static void rollback(Connection connection, Throwable cause) {
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
