package io.sealane.jdbc.relay.table;

import io.sealane.jdbc.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads what waits for one topic. */
public final class Waiting {

  /** So that a batch of large events does not fill the memory. */
  private static final long MAX_BYTES = 8L << 20;

  /** So many rows the driver may hold at once, beside those that we do. */
  private static final int FETCH = 64;

  private final Database database;
  private final String topic;
  private final boolean ordered;
  private final String query;

  /** For that topic. */
  public Waiting(Database database, String topic, boolean ordered) {
    this.database = database;
    this.topic = topic;
    this.ordered = ordered;
    this.query =
        database.sql(
            "SELECT seq, event_id, head, body FROM {outbox}"
                + " WHERE topic = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?");
  }

  /**
   * The messages with numbers above the first and up to the second, the lowest first.
   *
   * @param limit the most; fewer if they are large
   */
  public List<Row> read(long above, long upTo, int limit) throws SQLException {
    return database.atomically(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setFetchSize(FETCH);
            select.setString(1, topic);
            select.setLong(2, above);
            select.setLong(3, upTo);
            select.setInt(4, limit);
            try (ResultSet rows = select.executeQuery()) {
              return rows(rows, ordered);
            }
          }
        });
  }

  /** Whether any is there. */
  public boolean isAny(Connection connection) throws SQLException {
    String sql =
        database.sql(
            "SELECT 1 FROM {outbox} WHERE topic = ? AND seq > COALESCE("
                + "(SELECT seq FROM {outbox_relay} WHERE topic = ?), 0) LIMIT 1");
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, topic);
      select.setString(2, topic);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** Rows of number, id, head and body, until they are many bytes. */
  static List<Row> rows(ResultSet rows, boolean ordered) throws SQLException {
    List<Row> read = new ArrayList<>();
    long bytes = 0;
    while (bytes < MAX_BYTES && rows.next()) {
      byte[] head = rows.getBytes(3);
      byte[] body = rows.getBytes(4);
      bytes += head.length + body.length;
      read.add(Row.of(rows.getLong(1), Head.message(rows.getString(2), head, body), ordered));
    }
    return read;
  }
}
