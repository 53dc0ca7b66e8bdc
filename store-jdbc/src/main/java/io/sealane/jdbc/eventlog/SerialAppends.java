package io.sealane.jdbc.eventlog;

import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.database.Dialect;
import io.sealane.jdbc.database.PerRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Appends one transaction after the other: each locks the row of the sequence until it ends, so
 * that positions are given in the order of commits. For databases that cannot tell a reader who is
 * writing; the price is that appends wait for each other, and four statements.
 */
final class SerialAppends implements Appends {

  private final Database database;
  private final String advance;
  private final String advanced;
  private final String head;
  private final PerRow insert;

  SerialAppends(Database database) {
    this.database = database;
    this.advance = database.sql("UPDATE {events_sequence} SET position = position + ?");
    this.advanced = database.sql("SELECT position FROM {events_sequence}");
    // A transaction that has read before would see the version of then; a locking read does not.
    String lock = database.dialect() == Dialect.MYSQL ? " FOR UPDATE" : "";
    this.head =
        database.sql("SELECT version FROM {events} WHERE stream = ? ORDER BY version DESC LIMIT 1")
            + lock;
    this.insert =
        new PerRow(
            database.sql(
                "INSERT INTO {events} (recorded_at, stream, version, position, id, type, body) VALUES "),
            "(" + database.dialect().nowMicros() + ", ?, ?, ?, ?, ?, ?)",
            "");
  }

  @Override
  public List<EventRow> alone(String stream, long expected, List<EventBody> events)
      throws SQLException {
    return database.atomically(connection -> within(connection, stream, expected, events));
  }

  @Override
  public List<EventRow> within(
      Connection connection, String stream, long expected, List<EventBody> events)
      throws SQLException {
    long position = advance(connection, events.size());
    long version = head(connection, stream);
    if (expected != ANY && expected != version) {
      return List.of();
    }
    List<EventRow> rows = new ArrayList<>();
    for (EventBody event : events) {
      rows.add(new EventRow(stream, ++version, ++position, event));
    }
    try {
      insert(connection, rows);
    } catch (SQLException e) {
      if (Appends.isDuplicate(e)) {
        return List.of(); // only the statement is undone, the transaction goes on
      }
      throw e;
    }
    return rows;
  }

  /** The position before the first of that many. */
  private long advance(Connection connection, int count) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(advance)) {
      update.setInt(1, count);
      update.executeUpdate();
    }
    try (PreparedStatement query = connection.prepareStatement(advanced);
        ResultSet rows = query.executeQuery()) {
      if (!rows.next()) {
        throw new SQLException("the sequence of events has no row");
      }
      return rows.getLong(1) - count;
    }
  }

  private long head(Connection connection, String stream) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(head)) {
      query.setString(1, stream);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }

  private void insert(Connection connection, List<EventRow> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(insert.sql(rows.size()))) {
      int at = 0;
      for (EventRow row : rows) {
        statement.setString(++at, row.stream());
        statement.setLong(++at, row.version());
        statement.setLong(++at, row.position());
        statement.setString(++at, row.event().id());
        statement.setString(++at, row.event().type());
        statement.setBytes(++at, row.event().bytes());
      }
      statement.executeUpdate();
    }
  }
}
