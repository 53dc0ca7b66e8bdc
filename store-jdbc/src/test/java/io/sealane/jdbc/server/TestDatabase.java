package io.sealane.jdbc.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.database.Dialect;
import io.sealane.jdbc.database.TableNames;
import io.sealane.jdbc.transaction.ThreadTransactions;
import io.sealane.jdbc.watch.CountingDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A database of one test's own: a pool that counts, for what is tested, and a look beside it. */
public final class TestDatabase implements AutoCloseable {

  private static final int CONNECTIONS = 10;

  private final Product product;
  private final String url;
  private final String user;
  private final Consumer<TestDatabase> drop;
  private final HikariDataSource pool;
  private final CountingDataSource counting;

  TestDatabase(Product product, String url, String user, Consumer<TestDatabase> drop) {
    this.product = product;
    this.url = url;
    this.user = user;
    this.drop = drop;
    this.pool = pool(CONNECTIONS);
    this.counting = new CountingDataSource(pool);
  }

  /** Which one it is. */
  public Product product() {
    return product;
  }

  /** As parts of ours see it that take no whole store, with tables of the usual names. */
  public Database asDatabase() throws SQLException {
    try (Connection connection = connect()) {
      return new Database(
          dataSource(),
          Dialect.of(connection),
          TableNames.STANDARD,
          ThreadTransactions.on(dataSource()));
    }
  }

  /** Where it is, also for another process (but for H2). */
  public String url() {
    return url;
  }

  /** Who may do everything in it, without a password. */
  public String user() {
    return user;
  }

  /** Ten connections that count what they do; closed with this. */
  public CountingDataSource dataSource() {
    return counting;
  }

  /**
   * Another pool, closed by the caller.
   *
   * @param connections the most
   */
  public HikariDataSource pool(int connections) {
    return pool(connections, config -> {});
  }

  /**
   * Another pool with settings that it cannot be given later, closed by the caller.
   *
   * @param connections the most
   */
  public HikariDataSource pool(int connections, Consumer<HikariConfig> settings) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword("");
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1);
    settings.accept(config);
    return new HikariDataSource(config);
  }

  /** A connection that neither counts nor comes from the pool; closed by the caller. */
  public Connection connect() {
    try {
      return DriverManager.getConnection(url, user, "");
    } catch (SQLException e) {
      throw new IllegalStateException("no connection to " + url, e);
    }
  }

  /** Executes statements beside the pool, each its own transaction. */
  public void execute(String... statements) {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of a query beside the pool, as texts. */
  public List<String> texts(String sql) {
    try (Connection connection = connect();
        PreparedStatement query = connection.prepareStatement(sql);
        ResultSet rows = query.executeQuery()) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The only number of a query beside the pool, for example of a count. */
  public long number(String sql) {
    return Long.parseLong(texts(sql).get(0));
  }

  @Override
  public void close() {
    pool.close();
    drop.accept(this);
  }

  @Override
  public String toString() {
    return product + " at " + url;
  }
}
