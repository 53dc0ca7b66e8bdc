package io.sealane.jdbc.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.jdbc.server.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** F35 and F37 for the inbox: locks that somebody holds too long, and a transaction that idles. */
class PostgresLocksTest {

  private static final int EVENTS = 300;

  @AutoClose private final TestDatabase database = Product.POSTGRESQL.create();

  @Test
  void whatRunsIntoALockTimeOutComesAgain() throws SQLException {
    try (HikariDataSource pool =
            database.pool(4, config -> config.setConnectionInitSql("SET lock_timeout = '50ms'"));
        Depot depot = Depot.open(database, pool, 4, Depot.Step.NOTHING)) {
      depot.publish(EVENTS);
      for (int i = 0; i < 3; i++) {
        lockUntilSomebodyGivesUp(depot);
      }
      depot.untilAllAreHandled();
      assertThat(depot.failed).as("attempts that were held against an event").hasValue(0);
      depot.judge("F35 lock time-outs");
    }
  }

  private void lockUntilSomebodyGivesUp(Depot depot) throws SQLException {
    long before = depot.unavailable.get();
    depot.publish(10);
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE sealane_inbox IN ACCESS EXCLUSIVE MODE");
      Waiting.until("somebody gives up", () -> depot.unavailable.get() > before);
      connection.rollback();
    }
  }

  @Test
  void aTransactionThatIdlesHoldsNothingUp() throws SQLException {
    database.execute("CREATE TABLE other (n int)");
    try (HikariDataSource pool = database.pool(4);
        Depot depot = Depot.open(database, pool, 4, Depot.Step.NOTHING);
        Connection idle = database.connect();
        Statement statement = idle.createStatement()) {
      idle.setAutoCommit(false);
      idle.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      statement.execute("INSERT INTO other VALUES (1)");
      statement.execute("SELECT COUNT(*) FROM sealane_inbox");
      depot.publish(EVENTS);
      depot.untilAllAreHandled();
      depot.judge("F37 idle in transaction");
      assertThat(depot.unavailable).hasValue(0);
      idle.rollback();
    }
  }
}
