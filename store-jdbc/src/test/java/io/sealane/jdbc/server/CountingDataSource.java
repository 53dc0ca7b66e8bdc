package io.sealane.jdbc.server;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source that counts what is done through it. */
public final class CountingDataSource implements DataSource {

  private final DataSource counted;
  private final Statements statements = new Statements();

  /** Counts that one. */
  public CountingDataSource(DataSource counted) {
    this.counted = counted;
  }

  /** What was done so far. */
  public Statements statements() {
    return statements;
  }

  @Override
  public Connection getConnection() throws SQLException {
    statements.connected();
    return Counting.connection(counted.getConnection(), statements);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    statements.connected();
    return Counting.connection(counted.getConnection(user, password), statements);
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return counted.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    counted.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    counted.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return counted.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger(Logger.GLOBAL_LOGGER_NAME);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return counted.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return counted.isWrapperFor(type);
  }
}
