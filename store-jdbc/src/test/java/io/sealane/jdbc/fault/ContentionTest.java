package io.sealane.jdbc.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.sealane.jdbc.server.OnEveryDatabase;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.jdbc.server.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** F35: handlers that are in each other's way. */
@OnEveryDatabase
class ContentionTest {

  private static final int EVENTS = 60;

  @AutoClose private final TestDatabase database;
  @AutoClose private final HikariDataSource pool;

  ContentionTest(Product product) {
    database = product.create();
    pool = database.pool(8);
    database.execute(
        "CREATE TABLE counters (name VARCHAR(8) PRIMARY KEY, total INT NOT NULL)",
        "INSERT INTO counters VALUES ('a', 0)",
        "INSERT INTO counters VALUES ('b', 0)");
  }

  @Test
  void aPoolThatIsExhaustedOnlyTakesLonger() throws SQLException {
    try (HikariDataSource one = database.pool(1, config -> config.setConnectionTimeout(250));
        Depot depot = Depot.open(database, one, 8, Depot.Step.NOTHING)) {
      try (Connection held = one.getConnection()) {
        depot.publish(EVENTS);
        Waiting.until("nobody gets a connection", () -> depot.unavailable.get() >= 8);
        assertThat(held.isClosed()).isFalse();
        assertThat(depot.visits).hasValue(0);
      }
      depot.untilAllAreHandled();
      depot.judge("F35 pool exhausted");
    }
  }

  @Test
  void theVictimsOfDeadlocksAreTriedAgain() {
    CountDownLatch both = new CountDownLatch(2);
    Depot.Step crosswise =
        (connection, number) -> {
          count(connection, number % 2 == 0 ? "a" : "b");
          meet(both);
          count(connection, number % 2 == 0 ? "b" : "a");
        };
    try (Depot depot = Depot.open(database, pool, 4, crosswise)) {
      depot.publish(20);
      depot.untilAllAreHandled();
      depot.judge("F35 deadlock");
      assertThat(depot.failed).as("victims").hasPositiveValue();
    }
    assertThat(database.number("SELECT SUM(total) FROM counters")).isEqualTo(2L * 20);
  }

  @Test
  void transactionsThatCannotBeSerialisedAreTriedAgain() {
    CountDownLatch both = new CountDownLatch(2);
    Depot.Step readAndWrite =
        (connection, number) -> {
          int total = total(connection);
          meet(both);
          set(connection, total + 1);
        };
    try (HikariDataSource serial =
            database.pool(4, config -> config.setTransactionIsolation("TRANSACTION_SERIALIZABLE"));
        Depot depot = Depot.open(database, serial, 4, readAndWrite)) {
      depot.publish(20);
      depot.untilAllAreHandled();
      depot.judge("F35 serialization failure");
      assertThat(depot.failed.get() + depot.unavailable.get()).as("losers").isPositive();
    }
    assertThat(database.number("SELECT total FROM counters WHERE name = 'a'")).isEqualTo(20);
  }

  /** The first two wait for each other, so that they are in each other's way. */
  private static void meet(CountDownLatch both) throws InterruptedException {
    both.countDown();
    both.await();
  }

  private static void count(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE counters SET total = total + 1 WHERE name = '" + name + "'");
    }
  }

  private static int total(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        var row = statement.executeQuery("SELECT total FROM counters WHERE name = 'a'")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void set(Connection connection, int total) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE counters SET total = " + total + " WHERE name = 'a'");
    }
  }
}
