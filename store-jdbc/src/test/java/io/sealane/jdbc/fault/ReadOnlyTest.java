package io.sealane.jdbc.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.error.ConfigurationException;
import io.sealane.error.GuardUnavailableException;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.server.MariaDbServer;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.store.Fingerprint;
import io.sealane.store.GuardKey;
import io.sealane.store.TransactionalGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A primary that became a replica: it answers, and takes nothing. */
class ReadOnlyTest {

  private static final GuardKey KEY = new GuardKey("depot", "e-1");
  private static final Fingerprint CONTENT = new Fingerprint(1, 2);

  @Test
  void onPostgresqlNothingRunsUntilItCanBeWritten() {
    try (TestDatabase database = Product.POSTGRESQL.create()) {
      String name = database.texts("SELECT current_database()").get(0);
      String readOnly = "ALTER DATABASE " + name + " SET default_transaction_read_only = ";
      isNotWritten(
          database,
          readOnly + "on",
          "SET default_transaction_read_only = off; " + readOnly + "off",
          "25006");
    }
  }

  /** With a server of its own: what is set for all its sessions would reach other tests. */
  @Test
  void onMariaDbNothingRunsUntilItCanBeWritten() {
    try (MariaDbServer server = MariaDbServer.start();
        TestDatabase database = server.create()) {
      isNotWritten(database, "SET GLOBAL tx_read_only = 1", "SET GLOBAL tx_read_only = 0", "25006");
    }
  }

  private static void isNotWritten(TestDatabase database, String close, String open, String state) {
    try (var pool = database.pool(2)) {
      JdbcStore store = JdbcStore.of(pool);
      store.schema(SchemaPart.INBOX, SchemaPart.GUARD).apply();
      AtomicInteger runs = new AtomicInteger();
      database.execute(close);
      try {
        pool.getHikariPoolMXBean().softEvictConnections(); // new sessions are read-only
        assertThatThrownBy(() -> store.inbox().handle(KEY, CONTENT, runs::incrementAndGet))
            .isInstanceOf(GuardUnavailableException.class)
            .hasMessage("the inbox cannot be asked (SQL state " + state + ")");
        assertThatThrownBy(() -> store.guard().claim(KEY, CONTENT, Duration.ofMinutes(1)))
            .isInstanceOf(GuardUnavailableException.class)
            .hasMessage("the guard's table cannot be asked (SQL state " + state + ")");
        assertThatThrownBy(() -> store.withTablePrefix("x_").schema(SchemaPart.INBOX).apply())
            .isInstanceOf(ConfigurationException.class)
            .hasMessageContaining("the tables cannot be created (SQL state " + state + ")");
        assertThat(runs).hasValue(0);
      } finally {
        execute(database, open);
        pool.getHikariPoolMXBean().softEvictConnections();
      }
      isHandledOnce(store, runs);
    }
  }

  private static void isHandledOnce(JdbcStore store, AtomicInteger runs) {
    try {
      assertThat(store.inbox().handle(KEY, CONTENT, runs::incrementAndGet))
          .isEqualTo(TransactionalGuard.Verdict.HANDLED);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    assertThat(runs).hasValue(1);
  }

  private static void execute(TestDatabase database, String sql) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String one : sql.split("; ")) {
        statement.execute(one);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
