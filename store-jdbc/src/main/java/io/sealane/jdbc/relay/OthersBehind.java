package io.sealane.jdbc.relay;

import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.relay.table.Head;
import io.sealane.jdbc.relay.table.Row;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

/**
 * Whether messages of other lanes stand behind those that fail. Looks at no more than {@value
 * #MOST} at once and goes on from there the next time. Used by one thread.
 */
final class OthersBehind {

  private static final int CHUNK = 1_000;
  private static final int MOST = 100 * CHUNK;

  private final Database database;
  private final String topic;
  private final boolean ordered;
  private final String query;
  private Set<String> failing = Set.of();
  private long looked;

  /** In that topic. */
  OthersBehind(Database database, String topic, boolean ordered) {
    this.database = database;
    this.topic = topic;
    this.ordered = ordered;
    this.query =
        database.sql(
            "SELECT seq, event_id, head FROM {outbox}"
                + " WHERE topic = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT "
                + CHUNK);
  }

  /**
   * Looks.
   *
   * @param above the number of the last that was tried
   * @param upTo the last number that may be looked at
   * @param lanes those that fail
   */
  boolean areAny(long above, long upTo, Set<String> lanes) throws SQLException {
    if (!lanes.equals(failing)) {
      failing = Set.copyOf(lanes);
      looked = above;
    }
    looked = Math.max(looked, above);
    for (int rows = 0; rows < MOST; rows += CHUNK) {
      long before = looked;
      if (isAnotherNext(upTo)) {
        return true;
      }
      if (looked == before) {
        return false;
      }
    }
    return false;
  }

  /** Looks at a chunk, up to the first of another lane. */
  private boolean isAnotherNext(long upTo) throws SQLException {
    return database.apart(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, topic);
            select.setLong(2, looked);
            select.setLong(3, upTo);
            try (ResultSet rows = select.executeQuery()) {
              while (rows.next()) {
                if (!failing.contains(lane(rows))) {
                  return true;
                }
                looked = rows.getLong(1);
              }
              return false;
            }
          }
        });
  }

  private String lane(ResultSet rows) throws SQLException {
    byte[] none = new byte[0];
    return Row.of(rows.getLong(1), Head.message(rows.getString(2), rows.getBytes(3), none), ordered)
        .lane();
  }
}
