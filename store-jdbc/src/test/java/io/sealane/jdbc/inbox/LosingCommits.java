package io.sealane.jdbc.inbox;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source one of whose commits goes wrong. */
final class LosingCommits implements DataSource {

  /** What is lost on the way. */
  enum Loss {
    /** The database gets the commit, and we get no answer. */
    ANSWER,
    /** The database does not get it. */
    COMMIT,
    /** Nothing. */
    NOTHING
  }

  private final DataSource source;
  private final AtomicReference<Loss> next = new AtomicReference<>(Loss.NOTHING);

  LosingCommits(DataSource source) {
    this.source = source;
  }

  /** The next commit loses that. */
  void loses(Loss loss) {
    next.set(loss);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = source.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              Loss loss =
                  method.getName().equals("commit") ? next.getAndSet(Loss.NOTHING) : Loss.NOTHING;
              try {
                if (loss == Loss.COMMIT) {
                  connection.rollback();
                  throw new SQLException("provoked", "08006");
                }
                Object result = method.invoke(connection, arguments);
                if (loss == Loss.ANSWER) {
                  throw new SQLException("provoked", "08006");
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return source.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    source.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    source.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return source.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger(Logger.GLOBAL_LOGGER_NAME);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return source.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return source.isWrapperFor(type);
  }
}
