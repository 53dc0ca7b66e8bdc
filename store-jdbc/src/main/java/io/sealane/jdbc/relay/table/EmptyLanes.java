package io.sealane.jdbc.relay.table;

import io.sealane.jdbc.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The lanes of one topic whose rows an operator has discarded. Used by one thread. */
public final class EmptyLanes {

  private final Database database;
  private final String topic;
  private final String which;

  /** Whether the last change may or may not have been committed. */
  private boolean unsure;

  /** Of that topic. */
  public EmptyLanes(Database database, String topic) {
    this.database = database;
    this.topic = topic;
    this.which =
        " {outbox_lane} WHERE topic = ? AND retry_at <= NOW AND NOT EXISTS (SELECT 1 FROM"
            + " {outbox_held} h WHERE h.topic = {outbox_lane}.topic"
            + " AND h.lane = {outbox_lane}.lane)";
  }

  /** Opens them, as long as that is the holder's to do. */
  public void open(RelayLease lease, HeldLanes held) throws SQLException {
    if (!unsure && !database.apart(this::areAny)) {
      return;
    }
    unsure = true;
    database.atomically(
        connection -> lease.renew(connection, lease.cursor()) ? delete(connection) : 0);
    database.apart(
        connection -> {
          held.load(connection);
          return true;
        });
    unsure = false;
  }

  private boolean areAny(Connection connection) throws SQLException {
    String sql = OutboxSql.of(database, "SELECT 1 FROM" + which);
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, topic);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  private int delete(Connection connection) throws SQLException {
    String sql = OutboxSql.of(database, "DELETE FROM" + which);
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setString(1, topic);
      return delete.executeUpdate();
    }
  }
}
