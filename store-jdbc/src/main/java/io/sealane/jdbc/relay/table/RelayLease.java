package io.sealane.jdbc.relay.table;

import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.database.SqlTrouble;
import io.sealane.time.Scheduler;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * The right to send one topic's events. It is a row of the database with the time of its end, by
 * the database's clock, and a token that grows with each new holder: whatever a holder writes names
 * its token, so one that was taken for dead and comes back changes nothing.
 *
 * <p>Used by one thread at a time, but for {@link #isHeld}.
 */
public final class RelayLease {

  private final Database database;
  private final String topic;
  private final Duration lease;
  private final Scheduler scheduler;
  private final String owner = UUID.randomUUID().toString();
  private volatile boolean held;
  private volatile long until;
  private long token;
  private long cursor;

  /** Not held yet. */
  public RelayLease(Database database, String topic, Duration lease, Scheduler scheduler) {
    this.database = database;
    this.topic = topic;
    this.lease = lease;
    this.scheduler = scheduler;
  }

  /** Whether it is ours for sure: by our own clock, and somewhat shorter than the database says. */
  public boolean isHeld() {
    return held && scheduler.nanoTime() - until < 0;
  }

  /** Whether a third of it is over. */
  public boolean isDue() {
    return scheduler.nanoTime() - until > -lease.toNanos() * 6 / 10;
  }

  /** The holder's number; the next holder's is greater by one. */
  public long token() {
    return token;
  }

  /** Up to where everything is sent or held. */
  public long cursor() {
    return cursor;
  }

  /** Takes it, if it is nobody's or our own. */
  public boolean claim(Connection connection) throws SQLException {
    long asked = scheduler.nanoTime();
    held = false;
    if (take(connection) == 0) {
      insert(connection);
      asked = scheduler.nanoTime();
      if (take(connection) == 0) {
        return false;
      }
    }
    read(connection);
    grantedAt(asked);
    return held;
  }

  private int take(Connection connection) throws SQLException {
    String sql =
        OutboxSql.of(
            database,
            "UPDATE {outbox_relay} SET owner = ?, token = token + 1, lease_until = NOW + ?"
                + " WHERE topic = ? AND (lease_until <= NOW OR owner = ?)");
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, owner);
      update.setLong(2, lease.toNanos() / 1_000);
      update.setString(3, topic);
      update.setString(4, owner);
      return update.executeUpdate();
    }
  }

  private void insert(Connection connection) throws SQLException {
    if (exists(connection)) {
      return;
    }
    String sql =
        database.sql(
            "INSERT INTO {outbox_relay} (topic, seq, owner, token, lease_until)"
                + " VALUES (?, 0, '', 0, 0)");
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, topic);
      insert.executeUpdate();
    } catch (SQLException e) {
      if (SqlTrouble.of(e) != SqlTrouble.DUPLICATE) {
        throw e;
      }
    }
  }

  private boolean exists(Connection connection) throws SQLException {
    String sql = database.sql("SELECT 1 FROM {outbox_relay} WHERE topic = ?");
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, topic);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  private void read(Connection connection) throws SQLException {
    String sql =
        database.sql("SELECT token, seq FROM {outbox_relay} WHERE topic = ? AND owner = ?");
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, topic);
      query.setString(2, owner);
      try (ResultSet rows = query.executeQuery()) {
        held = rows.next();
        if (held) {
          token = rows.getLong(1);
          cursor = rows.getLong(2);
        }
      }
    }
  }

  /**
   * Makes it hold for its full time from now, and moves the cursor.
   *
   * @return false if it was not ours any more; then nothing was changed, and nothing else may be
   */
  public boolean renew(Connection connection, long newCursor) throws SQLException {
    long asked = scheduler.nanoTime();
    String sql =
        OutboxSql.of(
            database,
            "UPDATE {outbox_relay} SET seq = ?, lease_until = NOW + ?"
                + " WHERE topic = ? AND token = ? AND owner = ?");
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setLong(1, newCursor);
      update.setLong(2, lease.toNanos() / 1_000);
      update.setString(3, topic);
      update.setLong(4, token);
      update.setString(5, owner);
      held = update.executeUpdate() == 1;
    }
    if (held) {
      grantedAt(asked);
    }
    return held;
  }

  /** The cursor was moved, and that is committed. */
  void moved(long newCursor) {
    cursor = newCursor;
  }

  /** Gives it up, so that the next can have it at once. */
  public void release(Connection connection) throws SQLException {
    held = false;
    String sql =
        database.sql(
            "UPDATE {outbox_relay} SET lease_until = 0 WHERE topic = ? AND token = ? AND owner = ?");
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, topic);
      update.setLong(2, token);
      update.setString(3, owner);
      update.executeUpdate();
    }
  }

  private void grantedAt(long asked) {
    // A tenth less: clocks need not run equally fast.
    until = asked + lease.toNanos() * 9 / 10;
  }
}
