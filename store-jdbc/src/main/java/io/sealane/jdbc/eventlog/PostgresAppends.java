package io.sealane.jdbc.eventlog;

import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.database.PerRow;
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

  /** So many go as values, which the server reads faster; more as arrays, which have no end. */
  private static final int FEW = 32;

  private final Database database;
  private final Text insert;
  private final Text insertIfNew;
  private final String delete;

  /**
   * The statement twice.
   *
   * @param few for a few events whose version is known: a look for the stream's, and values
   * @param any for whatever version, and however many
   */
  private record Text(PerRow few, String any) {}

  PostgresAppends(Database database) {
    this.database = database;
    String returning = " RETURNING version, position";
    this.insert = text(returning);
    this.insertIfNew = text(" ON CONFLICT (stream, version) DO NOTHING" + returning);
    this.delete = database.sql("DELETE FROM {events} WHERE position = ANY (?)");
  }

  private Text text(String end) {
    String into =
        database.sql("INSERT INTO {events} (recorded_at, stream, version, id, type, body) SELECT ")
            + database.dialect().nowMicros();
    String head =
        database.sql(
            "(SELECT COALESCE(MAX(version), 0) AS version FROM {events} WHERE stream = ?)");
    PerRow few =
        new PerRow(
            into + ", ?, added.* FROM (VALUES ",
            "(CAST(? AS bigint), ?, ?, CAST(? AS bytea))",
            ") AS added (version, id, type, body) WHERE CAST(? AS bigint) = " + head + end);
    String any =
        """
        , ?, head.version + added.number, added.id, added.type, added.body
        FROM %s head
        CROSS JOIN unnest(?::text[], ?::text[], ?::bytea[])
          WITH ORDINALITY AS added (id, type, body, number)
        WHERE ?::bigint IN (-1, head.version)
        ORDER BY added.number"""
            .formatted(head);
    return new Text(few, into + any + end);
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
      Connection connection, Text text, String stream, long expected, List<EventBody> events)
      throws SQLException {
    boolean few = expected != ANY && events.size() <= FEW;
    String sql = few ? text.few.sql(events.size()) : text.any;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      if (few) {
        setFew(statement, stream, expected, events);
      } else {
        setAny(statement, stream, expected, events);
      }
      List<EventRow> rows = new ArrayList<>(events.size());
      try (ResultSet inserted = statement.executeQuery()) {
        while (inserted.next()) {
          EventBody event = events.get(rows.size());
          rows.add(new EventRow(stream, inserted.getLong(1), inserted.getLong(2), event));
        }
      }
      return rows;
    }
  }

  private static void setFew(
      PreparedStatement statement, String stream, long expected, List<EventBody> events)
      throws SQLException {
    int next = 1;
    long version = expected;
    statement.setString(next++, stream);
    for (EventBody event : events) {
      statement.setLong(next++, ++version);
      statement.setString(next++, event.id());
      statement.setString(next++, event.type());
      statement.setBytes(next++, event.bytes());
    }
    statement.setLong(next++, expected);
    statement.setString(next, stream);
  }

  private static void setAny(
      PreparedStatement statement, String stream, long expected, List<EventBody> events)
      throws SQLException {
    Connection connection = statement.getConnection();
    statement.setString(1, stream);
    statement.setString(2, stream);
    statement.setArray(3, texts(connection, events.stream().map(EventBody::id).toArray()));
    statement.setArray(4, texts(connection, events.stream().map(EventBody::type).toArray()));
    byte[][] bodies = events.stream().map(EventBody::bytes).toArray(byte[][]::new);
    statement.setArray(5, connection.createArrayOf("bytea", bodies));
    statement.setLong(6, expected);
  }

  private static Array texts(Connection connection, Object[] texts) throws SQLException {
    return connection.createArrayOf("text", texts);
  }
}
