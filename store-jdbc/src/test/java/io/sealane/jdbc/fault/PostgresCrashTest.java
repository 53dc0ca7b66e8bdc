package io.sealane.jdbc.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.sealane.jdbc.server.PostgresServer;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.jdbc.server.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** F34 and F38: the server crashes, kills connections, or is away for a while. */
class PostgresCrashTest {

  private final PostgresServer server = PostgresServer.start();
  private final TestDatabase database = server.create();
  private final HikariDataSource pool =
      database.pool(6, config -> config.setConnectionTimeout(1000));

  @AfterEach
  void end() {
    pool.close();
    database.close();
    server.close();
  }

  @Test
  void aServerThatCrashesLosesAndDoublesNothing() {
    try (Depot depot = Depot.open(database, pool, 4, Depot.Step.NOTHING)) {
      for (int crash = 1; crash <= 3; crash++) {
        long before = depot.effects().count();
        depot.publish(400);
        Waiting.until("some are handled", () -> depot.effects().count() > before + 20);
        server.crashAndRecover();
      }
      depot.untilAllAreHandled();
      depot.judge("F34 restart -m immediate");
    }
  }

  @Test
  void connectionsThatAreKilledLoseAndDoubleNothing() {
    try (Depot depot = Depot.open(database, pool, 4, Depot.Step.NOTHING)) {
      depot.publish(600);
      for (int kill = 1; kill <= 15; kill++) {
        long handled = depot.effects().count();
        database.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        Waiting.until("it goes on", () -> progresses(depot, handled));
      }
      depot.untilAllAreHandled();
      depot.judge("F34 backend kill");
    }
  }

  private static boolean progresses(Depot depot, long handled) {
    long now = depot.effects().count();
    return now >= 600 || now > handled;
  }

  @Test
  void whileTheDatabaseIsAwayNothingIsHandledOrSettled() {
    try (Depot depot = Depot.open(database, pool, 4, Depot.Step.NOTHING)) {
      server.crash();
      depot.publish(50);
      Waiting.until("it was noticed", () -> depot.unavailable.get() >= 8);
      assertThat(depot.visits).as("handlers that ran without a guard").hasValue(0);
      server.up();
      depot.untilAllAreHandled();
      depot.judge("F38 guard store down");
    }
  }
}
