package io.sealane.jdbc.eventlog;

import io.sealane.jdbc.database.Database;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Appends by one statement, which looks for the stream's version, inserts all rows and returns
 * their positions. Appends to different streams do not wait for each other.
 */
final class PostgresAppends implements Appends {

  private final Database database;
  private final String insert;
  private final String insertIfNew;
  private final String delete;

  PostgresAppends(Database database) {
    this.database = database;
    String rows =
        database.sql(
            """
            INSERT INTO {events} (recorded_at, stream, version, id, type, body)
            SELECT %s, ?, head.version + added.number, added.id, added.type, added.body
            FROM (SELECT COALESCE(MAX(version), 0) AS version FROM {events} WHERE stream = ?) head
            CROSS JOIN unnest(?::text[], ?::text[], ?::bytea[])
              WITH ORDINALITY AS added (id, type, body, number)
            WHERE ?::bigint IN (-1, head.version)
            ORDER BY added.number
            """
                .formatted(database.dialect().nowMicros()));
    String returning = " RETURNING version, position";
    this.insert = rows + returning;
    this.insertIfNew = rows + " ON CONFLICT (stream, version) DO NOTHING" + returning;
    this.delete = database.sql("DELETE FROM {events} WHERE position = ANY (?)");
  }

  @Override
  public List<EventRow> alone(String stream, long expected, List<EventBody> events)
      throws SQLException {
    try {
      return database.apart(connection -> insert(connection, insert, stream, expected, events));
    } catch (SQLException e) {
      if (Appends.isDuplicate(e)) {
        return List.of();
      }
      throw e;
    }
  }

  /** An exception would end the transaction, so there is none: what is there in part goes again. */
  @Override
  public List<EventRow> within(
      Connection connection, String stream, long expected, List<EventBody> events)
      throws SQLException {
    List<EventRow> rows = insert(connection, insertIfNew, stream, expected, events);
    if (rows.size() == events.size() || rows.isEmpty()) {
      return rows;
    }
    try (PreparedStatement undo = connection.prepareStatement(delete)) {
      Object[] positions = rows.stream().map(EventRow::position).toArray();
      undo.setArray(1, connection.createArrayOf("bigint", positions));
      undo.executeUpdate();
    }
    return List.of();
  }

  private static List<EventRow> insert(
      Connection connection, String sql, String stream, long expected, List<EventBody> events)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, stream);
      statement.setString(2, stream);
      statement.setArray(3, texts(connection, events.stream().map(EventBody::id).toArray()));
      statement.setArray(4, texts(connection, events.stream().map(EventBody::type).toArray()));
      byte[][] bodies = events.stream().map(EventBody::bytes).toArray(byte[][]::new);
      statement.setArray(5, connection.createArrayOf("bytea", bodies));
      statement.setLong(6, expected);
      List<EventRow> rows = new ArrayList<>();
      try (ResultSet inserted = statement.executeQuery()) {
        while (inserted.next()) {
          EventBody event = events.get(rows.size());
          rows.add(new EventRow(stream, inserted.getLong(1), inserted.getLong(2), event));
        }
      }
      return rows;
    }
  }

  private static Array texts(Connection connection, Object[] texts) throws SQLException {
    return connection.createArrayOf("text", texts);
  }
}
