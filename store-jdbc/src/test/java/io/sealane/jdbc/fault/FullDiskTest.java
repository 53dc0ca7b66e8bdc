package io.sealane.jdbc.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.zaxxer.hikari.HikariDataSource;
import io.sealane.jdbc.oracle.Figures;
import io.sealane.jdbc.server.PostgresServer;
import io.sealane.jdbc.server.SmallDisk;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.jdbc.server.Waiting;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** F36: the database's disk is full for a while. */
class FullDiskTest {

  private static final int EVENTS = 200;

  /** Only root may mount: elsewhere the report says that it was not run, and so does JUnit. */
  @BeforeAll
  static void aSmallDiskCanBeHad() {
    if (!SmallDisk.canBeMounted()) {
      Figures.FAULTS.record("F36 disk full: NOT RUN, no file system can be mounted", Map.of());
      abort("F36 IS NOT RUN: no small file system can be mounted by this user");
    }
  }

  @Test
  void whatWasCommittedLeavesThoughTheDiskWasFull() {
    try (SmallDisk disk = SmallDisk.mount(160);
        PostgresServer server = PostgresServer.start(disk.folder().resolve("data"));
        TestDatabase database = server.create();
        HikariDataSource pool = database.pool(8, config -> config.setConnectionTimeout(1000));
        OutboxWorld world = new OutboxWorld(database, pool)) {
      world.relay();
      world.publish();
      world.untilSentMore(100);
      disk.fillUp();
      Waiting.until("the disk is full", () -> world.failures().size() > 5);
      disk.free();
      upAgain(server, database);
      world.untilSentMore(100);
      world.isUnharmed("F36 disk full, outbox");
    }
  }

  @Test
  void whatFindsNoRoomComesAgainWhenThereIsSome() {
    try (SmallDisk disk = SmallDisk.mount(160);
        PostgresServer server = PostgresServer.start(disk.folder().resolve("data"));
        TestDatabase database = server.create();
        HikariDataSource pool = database.pool(4, config -> config.setConnectionTimeout(1000))) {
      database.execute("CREATE TABLE ballast (bytes BYTEA)");
      try (Depot depot = Depot.open(database, pool, 4, FullDiskTest::heavy)) {
        disk.fill(24);
        depot.publish(EVENTS);
        Waiting.until("the disk is full", () -> depot.unavailable.get() > 3);
        assertThat(depot.failed).as("events that were blamed for it").hasValue(0);
        disk.free();
        upAgain(server, database);
        depot.untilAllAreHandled();
        depot.judge("F36 disk full");
      }
    }
  }

  /** A server without room for its log ends itself; then an operator starts it again. */
  private static void upAgain(PostgresServer server, TestDatabase database) {
    try {
      database.number("SELECT 1");
    } catch (IllegalStateException e) {
      server.restart();
    }
  }

  private static void heavy(Connection connection, int number) throws Exception {
    byte[] bytes = new byte[200_000];
    new Random(number).nextBytes(bytes);
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO ballast VALUES (?)")) {
      insert.setBytes(1, bytes);
      insert.executeUpdate();
    }
  }
}
