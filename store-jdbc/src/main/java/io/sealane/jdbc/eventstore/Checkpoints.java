package io.sealane.jdbc.eventstore;

import io.sealane.jdbc.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** How far projections have come, each by its name. */
final class Checkpoints {

  private final Database database;

  Checkpoints(Database database) {
    this.database = database;
  }

  /** The position of the last event that was applied, or empty for one that has never run. */
  Optional<Long> position(String projection) throws SQLException {
    String sql = database.sql("SELECT position FROM {events_checkpoints} WHERE projection = ?");
    return database.apart(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, projection);
            try (ResultSet row = query.executeQuery()) {
              return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
          }
        });
  }

  /** The first one counts. */
  void create(String projection, long position) throws SQLException {
    try {
      set(
          "INSERT INTO {events_checkpoints} (position, projection) VALUES (?, ?)",
          projection,
          position);
    } catch (SQLException e) {
      if (position(projection).isEmpty()) {
        throw e;
      }
    }
  }

  void reset(String projection, long position) throws SQLException {
    set("UPDATE {events_checkpoints} SET position = ? WHERE projection = ?", projection, position);
  }

  private void set(String sql, String projection, long position) throws SQLException {
    database.atomically(
        connection -> {
          try (PreparedStatement change = connection.prepareStatement(database.sql(sql))) {
            change.setLong(1, position);
            change.setString(2, projection);
            return change.executeUpdate();
          }
        });
  }

  /**
   * Moves on, if nobody has meanwhile; whoever else tries waits until this transaction ends.
   *
   * @return whether it did
   */
  boolean advance(Connection connection, String projection, long from, long to)
      throws SQLException {
    String sql =
        database.sql(
            "UPDATE {events_checkpoints} SET position = ? WHERE projection = ? AND position = ?");
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setLong(1, to);
      update.setString(2, projection);
      update.setLong(3, from);
      return update.executeUpdate() == 1;
    }
  }
}
