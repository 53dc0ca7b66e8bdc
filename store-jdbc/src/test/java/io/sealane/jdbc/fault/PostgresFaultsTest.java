package io.sealane.jdbc.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.sealane.jdbc.server.PostgresServer;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.jdbc.server.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** F34 to F37: what PostgreSQL goes through, and nothing is lost, invented or out of order. */
class PostgresFaultsTest {

  private static final int ORDERS = 10;

  private static PostgresServer server;

  @AutoClose private final TestDatabase database = server.create();
  @AutoClose private final OutboxWorld world = new OutboxWorld(database, database.dataSource());

  @BeforeAll
  static void startServer() {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void f34TheServerCrashesAndRecovers() {
    world.relay();
    world.publish();
    for (int crash = 0; crash < 2; crash++) {
      world.untilSentMore(200);
      server.crashAndRecover();
    }
    world.untilSentMore(200);
    world.isUnharmed("F34 restart -m immediate");
    assertThat(world.failures()).isNotEmpty();
  }

  @Test
  void f34BackendsAreKilled() {
    world.relay();
    world.publish();
    for (int kill = 0; kill < 5; kill++) {
      world.untilSentMore(100);
      database.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname ="
              + " current_database() AND pid <> pg_backend_pid()");
    }
    world.untilSentMore(100);
    world.isUnharmed("F34 backends killed");
  }

  @Test
  void f34TheDatabaseIsReadOnlyForAWhile() {
    world.relay();
    world.publish();
    world.untilSentMore(100);
    String name = database.texts("SELECT current_database()").get(0);
    database.execute("ALTER DATABASE " + name + " SET default_transaction_read_only = on");
    killOthers();
    database.execute("SET default_transaction_read_only = off");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE");
      statement.execute("ALTER DATABASE " + name + " SET default_transaction_read_only = off");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    killOthers();
    world.untilSentMore(100);
    world.isUnharmed("F34 read-only");
  }

  private void killOthers() {
    database.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname ="
            + " current_database() AND pid <> pg_backend_pid()");
  }

  @Test
  void f35ThePoolIsExhausted() throws Exception {
    try (TestDatabase other = server.create();
        HikariDataSource pool = other.pool(3, config -> config.setConnectionTimeout(300));
        OutboxWorld crowded = new OutboxWorld(other, pool)) {
      crowded.relay();
      crowded.publish();
      crowded.untilSentMore(100);
      try (Connection one = pool.getConnection();
          Connection two = pool.getConnection();
          Connection three = pool.getConnection()) {
        assertThat(one).isNotSameAs(two).isNotSameAs(three);
        Waiting.until("somebody gets no connection", () -> !crowded.failures().isEmpty());
      }
      crowded.untilSentMore(100);
      crowded.isUnharmed("F35 pool exhausted");
    }
  }

  @Test
  void f35OrdersLoseAgainstEachOther() {
    String name = database.texts("SELECT current_database()").get(0);
    database.execute(
        "ALTER DATABASE " + name + " SET default_transaction_isolation = 'serializable'",
        "ALTER DATABASE " + name + " SET lock_timeout = '50ms'");
    killOthers();
    world.relay();
    world.publish();
    world.untilSentMore(300);
    for (int i = 0; i < 3; i++) {
      lockForAMoment();
      world.untilSentMore(50);
    }
    world.isUnharmed("F35 serializable, lock time-outs");
  }

  @Test
  void f35DeadlocksHaveVictims() {
    database.execute(
        "CREATE TABLE counters (name TEXT PRIMARY KEY, total INT NOT NULL)",
        "INSERT INTO counters VALUES ('a', 0), ('b', 0)");
    world.relay();
    CountDownLatch both = new CountDownLatch(2);
    List<CompletableFuture<Integer>> customers =
        Stream.of(0, 1)
            .map(
                customer ->
                    CompletableFuture.supplyAsync(
                        () -> victimsOf(customer, both), world.executor()))
            .toList();
    int victims = customers.stream().mapToInt(CompletableFuture::join).sum();
    assertThat(victims).isPositive();
    assertThat(database.number("SELECT SUM(total) FROM counters")).isEqualTo(2 * 2 * ORDERS);
    world.isUnharmed("F35 deadlock victims (40P01)");
    assertThat(world.sent()).isEqualTo(2 * ORDERS);
  }

  /**
   * Places orders, each of which counts crosswise with the other customer's; says how many fail.
   */
  private int victimsOf(int customer, CountDownLatch both) {
    Depot.Step crosswise =
        (connection, number) -> {
          count(connection, number == 0 ? "a" : "b");
          both.countDown();
          both.await();
          count(connection, number == 0 ? "b" : "a");
        };
    int victims = 0;
    for (int placed = 0; placed < ORDERS; ) {
      try {
        world.place(customer, crosswise);
        placed++;
      } catch (SQLException e) {
        assertThat(e.getSQLState()).isEqualTo("40P01");
        victims++;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    return victims;
  }

  private static void count(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE counters SET total = total + 1 WHERE name = '" + name + "'");
    }
  }

  private void lockForAMoment() {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("SET LOCAL lock_timeout = 0");
      statement.execute("LOCK TABLE sealane_outbox, sealane_outbox_relay IN EXCLUSIVE MODE");
      statement.execute("SELECT pg_sleep(0.2)");
      connection.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void f37ATransactionIdlesWithAnIdAndASnapshot() throws Exception {
    database.execute("CREATE TABLE other (n int)");
    try (Connection idle = database.connect();
        Statement statement = idle.createStatement()) {
      idle.setAutoCommit(false);
      idle.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      statement.execute("INSERT INTO other VALUES (1)");
      statement.execute("SELECT COUNT(*) FROM sealane_outbox");
      world.relay();
      world.publish();
      world.untilSentMore(1_000);
      world.isUnharmed("F37 idle in transaction");
      idle.rollback();
    }
  }
}
