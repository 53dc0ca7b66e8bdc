package io.sealane.benchmarks.jdbc.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A database of one subject's own, and looks at it from beside. */
public final class Database implements AutoCloseable {

  private static final String USER = "postgres";

  private final Server server;
  private final String name;
  private final HikariDataSource pool;
  private final Counted counted;

  Database(Server server, String name, int connections) {
    this.server = server;
    this.name = name;
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url());
    config.setUsername(USER);
    config.setMaximumPoolSize(connections);
    this.pool = new HikariDataSource(config);
    this.counted = new Counted(pool);
  }

  /** Where it is. */
  public String url() {
    return server.url(name);
  }

  /** For the subject. */
  public DataSource dataSource() {
    return counted;
  }

  /** What went through it while it was being counted. */
  public Counts counts() {
    return counted.counts();
  }

  /** Begins to count, from nothing, on connections that are taken from now on. */
  public void count(boolean counting) {
    counted.count(counting);
  }

  /** A connection from beside, to be closed by the caller. */
  public Connection connect() {
    try {
      return DriverManager.getConnection(url(), USER, "");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs statements from beside. */
  public void execute(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The only number that a query finds. */
  public long number(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Bytes of write-ahead log so far, of the whole server. */
  public long walBytes() {
    return number("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint");
  }

  /** Row versions that updates and deletes have left dead, as far as sessions have reported. */
  public long deadRows() {
    return number("SELECT COALESCE(SUM(n_tup_upd + n_tup_del), 0) FROM pg_stat_user_tables");
  }

  /** Bytes of all tables with their indexes. */
  public long tableBytes() {
    return number(
        "SELECT COALESCE(SUM(pg_total_relation_size(oid)), 0) FROM pg_class"
            + " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace");
  }

  /** Closes all connections, so that the server knows all that they did. */
  public void disconnect() {
    pool.close();
  }

  @Override
  public void close() {
    pool.close();
    server.drop(name);
  }
}
