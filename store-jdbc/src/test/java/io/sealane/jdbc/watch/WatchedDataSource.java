package io.sealane.jdbc.watch;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source with something between its connections and whoever uses them. */
public class WatchedDataSource implements DataSource {

  private final DataSource watched;
  private final UnaryOperator<Connection> watch;

  /** That one, with each of its connections made into another one. */
  public WatchedDataSource(DataSource watched, UnaryOperator<Connection> watch) {
    this.watched = watched;
    this.watch = watch;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return watch.apply(watched.getConnection());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return watch.apply(watched.getConnection(user, password));
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return watched.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    watched.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    watched.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return watched.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger(Logger.GLOBAL_LOGGER_NAME);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return watched.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return watched.isWrapperFor(type);
  }
}
