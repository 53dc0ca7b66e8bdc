package io.sealane.benchmarks.jdbc.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A PostgreSQL of the benchmark's own on a free port of the loopback interface, as durable as one
 * in production. No checkpoint comes by itself, so that no page image is among the WAL's bytes.
 */
public final class Server implements AutoCloseable {

  private final EmbeddedPostgres postgres;
  private int databases;

  private Server(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** Starts it. */
  public static Server start() {
    try {
      return new Server(
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_connections", "200")
              .setServerConfig("shared_buffers", "256MB")
              .setServerConfig("checkpoint_timeout", "1h")
              .setServerConfig("max_wal_size", "16GB")
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An empty database, with a pool of so many connections. */
  public Database create(int connections) {
    String name = "benchmark_" + ++databases;
    execute("CREATE DATABASE " + name);
    return new Database(this, name, connections);
  }

  void drop(String name) {
    execute("DROP DATABASE " + name + " WITH (FORCE)");
  }

  String url(String name) {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + name;
  }

  private void execute(String sql) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
