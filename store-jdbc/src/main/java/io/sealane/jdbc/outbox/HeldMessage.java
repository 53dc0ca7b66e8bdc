package io.sealane.jdbc.outbox;

import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.relay.table.OutboxSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A message that holds back its key, as an operator names it. */
record HeldMessage(String topic, String eventId) {

  private static final String FIND =
      "SELECT h.lane, h.seq FROM {outbox_held} h WHERE h.topic = ? AND h.event_id = ?"
          + " AND h.seq = (SELECT MIN(x.seq) FROM {outbox_held} x"
          + " WHERE x.topic = h.topic AND x.lane = h.lane)";
  private static final String DELETE =
      "DELETE FROM {outbox_held} WHERE topic = ? AND lane = ? AND seq = ?";
  private static final String GO_ON =
      "UPDATE {outbox_lane} SET retry_at = NOW WHERE topic = ? AND lane = ?";

  private record Place(String lane, long seq) {}

  /** Removes it; false if it is not there, or not the first of its key. */
  boolean discard(Database database) throws SQLException {
    return database.atomically(
        connection -> {
          Place place = find(connection, database.sql(FIND));
          if (place == null || !delete(connection, database.sql(DELETE), place)) {
            return false;
          }
          // The lane itself is the relay's to open: it knows by heart which are held.
          goOn(connection, OutboxSql.of(database, GO_ON), place);
          return true;
        });
  }

  private @Nullable Place find(Connection connection, String sql) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, topic);
      query.setString(2, eventId);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? new Place(rows.getString(1), rows.getLong(2)) : null;
      }
    }
  }

  private boolean delete(Connection connection, String sql, Place place) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setString(1, topic);
      delete.setString(2, place.lane);
      delete.setLong(3, place.seq);
      return delete.executeUpdate() == 1;
    }
  }

  private void goOn(Connection connection, String sql, Place place) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, topic);
      update.setString(2, place.lane);
      update.executeUpdate();
    }
  }
}
