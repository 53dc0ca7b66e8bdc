package io.sealane.jdbc.relay.table;

import io.sealane.jdbc.database.Database;
import io.sealane.time.Scheduler;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Empties parts of the outbox as a whole, on PostgreSQL. It takes the lock that this needs only if
 * nobody else has one, and does not wait for it: whoever publishes never queues behind it. What is
 * not possible now is tried again later. Used by one thread.
 */
final class SegmentSweep implements Sweep {

  private static final Duration OFTEN_ENOUGH = Duration.ofSeconds(5);
  private static final Duration WHILE_IDLE = Duration.ofMinutes(1);

  private final Database database;
  private final Scheduler scheduler;
  private long looked;
  private long swept;

  SegmentSweep(Database database, Scheduler scheduler) {
    this.database = database;
    this.scheduler = scheduler;
    this.looked = scheduler.nanoTime();
  }

  @Override
  public void after(long cursor) throws SQLException {
    if (cursor / OutboxSql.SEGMENT_SIZE > swept / OutboxSql.SEGMENT_SIZE && isTime(OFTEN_ENOUGH)) {
      boolean all = true;
      for (int segment = 0; segment < OutboxSql.SEGMENTS; segment++) {
        all &= segment == segmentOf(cursor) || empty(segment);
      }
      swept = all ? cursor : swept;
    }
  }

  /** Now also the part that is being filled: who publishes meanwhile waits for milliseconds. */
  @Override
  public void whileIdle(long cursor) throws SQLException {
    if (cursor > swept && isTime(WHILE_IDLE)) {
      boolean all = true;
      for (int segment = 0; segment < OutboxSql.SEGMENTS; segment++) {
        all &= empty(segment);
      }
      swept = all ? cursor : swept;
    }
  }

  private boolean isTime(Duration wait) {
    long now = scheduler.nanoTime();
    if (now - looked < wait.toNanos()) {
      return false;
    }
    looked = now;
    return true;
  }

  private static int segmentOf(long seq) {
    return (int) (seq / OutboxSql.SEGMENT_SIZE % OutboxSql.SEGMENTS);
  }

  /** Returns whether it is empty now. */
  private boolean empty(int segment) throws SQLException {
    boolean hasNone = !database.apart(connection -> is(connection, anyRow(segment)));
    if (hasNone || database.apart(connection -> is(connection, anyUnsent(segment)))) {
      return hasNone;
    }
    try {
      return database.atomically(connection -> truncate(connection, segment));
    } catch (SQLException e) {
      if ("55P03".equals(e.getSQLState())) { // lock_not_available
        return false;
      }
      throw e;
    }
  }

  private boolean truncate(Connection connection, int segment) throws SQLException {
    String table = "{outbox_" + segment + "}";
    try (Statement statement = connection.createStatement()) {
      statement.execute(database.sql("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE NOWAIT"));
      // Again, now that nobody else can write to it.
      if (is(connection, anyUnsent(segment))) {
        return false;
      }
      statement.execute(database.sql("TRUNCATE TABLE " + table));
      return true;
    }
  }

  private static String anyRow(int segment) {
    return "SELECT 1 FROM {outbox_" + segment + "} LIMIT 1";
  }

  private static String anyUnsent(int segment) {
    return ("SELECT 1 FROM {outbox_" + segment + "} o")
        + " LEFT JOIN {outbox_relay} r ON r.topic = o.topic"
        + " WHERE o.seq > COALESCE(r.seq, 0) LIMIT 1";
  }

  private boolean is(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(database.sql(sql))) {
      return rows.next();
    }
  }
}
