package io.sealane.jdbc.relay.table;

import io.sealane.error.Failure;
import io.sealane.jdbc.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The lanes of one topic that a failure holds back, with their rows: copies, so that the outbox
 * itself can be read on and emptied. Used by one thread.
 */
public final class HeldLanes {

  private static final int MAX_REASON = 500;
  private static final int AT_ONCE = 200;

  private final Database database;
  private final String topic;
  private final boolean ordered;

  /** How often each was tried. */
  private final Map<String, Integer> lanes = new HashMap<>();

  /** Knows none yet. */
  public HeldLanes(Database database, String topic, boolean ordered) {
    this.database = database;
    this.topic = topic;
    this.ordered = ordered;
  }

  /** Whether none is held. */
  public boolean isEmpty() {
    return lanes.isEmpty();
  }

  /** Whether the lane of that row is. */
  public boolean holds(Row row) {
    return lanes.containsKey(row.lane());
  }

  /** How often a lane was tried since it is held; zero if it is not. */
  public int attempts(String lane) {
    return lanes.getOrDefault(lane, 0);
  }

  /** Which are held is changed, and that is committed. */
  void changed(Collection<String> more, Collection<String> fewer) {
    more.forEach(lane -> lanes.merge(lane, 1, Integer::sum));
    lanes.keySet().removeAll(fewer);
  }

  /** Learns which are held. */
  public void load(Connection connection) throws SQLException {
    lanes.clear();
    String sql = database.sql("SELECT lane, attempts FROM {outbox_lane} WHERE topic = ?");
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, topic);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          lanes.put(rows.getString(1), rows.getInt(2));
        }
      }
    }
  }

  /** The rows of lanes whose time has come, the lowest first. */
  public List<Row> due(Connection connection) throws SQLException {
    String sql =
        OutboxSql.of(
            database,
            "SELECT h.seq, h.event_id, h.head, h.body FROM {outbox_held} h JOIN {outbox_lane} l"
                + " ON l.topic = h.topic AND l.lane = h.lane"
                + " WHERE h.topic = ? AND l.retry_at <= NOW ORDER BY h.seq LIMIT "
                + AT_ONCE);
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, topic);
      try (ResultSet rows = query.executeQuery()) {
        return Waiting.rows(rows, ordered);
      }
    }
  }

  /** Copies rows of the outbox; those that are there already stay as they are. */
  void copy(Connection connection, Collection<Row> rows) throws SQLException {
    each(
        connection,
        rows,
        "INSERT INTO {outbox_held} (lane, topic, seq, event_id, stored_at, head, body)"
            + " SELECT ?, o.topic, o.seq, o.event_id, o.stored_at, o.head, o.body FROM {outbox} o"
            + " WHERE o.topic = ? AND NOT EXISTS (SELECT 1 FROM {outbox_held} h WHERE"
            + " h.topic = o.topic AND h.seq = o.seq) AND o.seq IN ");
  }

  /** Removes rows that were sent. */
  void remove(Connection connection, Collection<Row> rows) throws SQLException {
    each(connection, rows, "DELETE FROM {outbox_held} WHERE lane = ? AND topic = ? AND seq IN ");
  }

  /** Executes for each lane of the rows: lane, topic, and some numbers in brackets. */
  private void each(Connection connection, Collection<Row> rows, String sql) throws SQLException {
    Map<String, List<Long>> numbers = new LinkedHashMap<>();
    for (Row row : rows) {
      numbers.computeIfAbsent(row.lane(), lane -> new ArrayList<>()).add(row.seq());
    }
    for (Map.Entry<String, List<Long>> one : numbers.entrySet()) {
      List<Long> all = one.getValue();
      for (int from = 0; from < all.size(); from += AT_ONCE) {
        List<Long> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
        execute(connection, sql, one.getKey(), some);
      }
    }
  }

  private void execute(Connection connection, String sql, String lane, List<Long> numbers)
      throws SQLException {
    String list = String.join(", ", Collections.nCopies(numbers.size(), "?"));
    String whole = database.sql(sql + "(" + list + ")");
    try (PreparedStatement change = connection.prepareStatement(whole)) {
      change.setString(1, lane);
      change.setString(2, topic);
      for (int i = 0; i < numbers.size(); i++) {
        change.setLong(i + 3, numbers.get(i));
      }
      change.executeUpdate();
    }
  }

  /** Opens lanes that have no rows any more; returns which. */
  Set<String> open(Connection connection, Collection<String> candidates) throws SQLException {
    Set<String> opened = new HashSet<>();
    String sql =
        database.sql(
            "DELETE FROM {outbox_lane} WHERE topic = ? AND lane = ? AND NOT EXISTS"
                + " (SELECT 1 FROM {outbox_held} h WHERE h.topic = ? AND h.lane = ?)");
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      for (String lane : candidates) {
        delete.setString(1, topic);
        delete.setString(2, lane);
        delete.setString(3, topic);
        delete.setString(4, lane);
        // It is gone already if this is done again because a commit's answer was lost.
        if (delete.executeUpdate() == 1 || !exists(connection, lane)) {
          opened.add(lane);
        }
      }
    }
    return opened;
  }

  private boolean exists(Connection connection, String lane) throws SQLException {
    String sql = database.sql("SELECT 1 FROM {outbox_lane} WHERE topic = ? AND lane = ?");
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, topic);
      query.setString(2, lane);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** Closes a lane, or keeps it closed, until its next attempt. */
  void hold(Connection connection, String lane, Failure why, Duration retryIn) throws SQLException {
    String update =
        OutboxSql.of(
            database,
            "UPDATE {outbox_lane} SET attempts = attempts + 1, retry_at = NOW + ?, reason = ?"
                + " WHERE topic = ? AND lane = ?");
    String insert =
        OutboxSql.of(
            database,
            "INSERT INTO {outbox_lane} (retry_at, reason, topic, lane, since, attempts)"
                + " VALUES (NOW + ?, ?, ?, ?, NOW, 1)");
    if (execute(connection, update, lane, why, retryIn) == 0) {
      execute(connection, insert, lane, why, retryIn);
    }
  }

  private int execute(Connection connection, String sql, String lane, Failure why, Duration retryIn)
      throws SQLException {
    try (PreparedStatement change = connection.prepareStatement(sql)) {
      change.setLong(1, retryIn.toNanos() / 1_000);
      change.setString(2, reason(why));
      change.setString(3, topic);
      change.setString(4, lane);
      return change.executeUpdate();
    }
  }

  /** What a database can hold of it. */
  private static String reason(Failure why) {
    String safe = why.reason().replaceAll("[^\\x20-\\x7e]", "?");
    return safe.length() > MAX_REASON ? safe.substring(0, MAX_REASON) : safe;
  }
}
