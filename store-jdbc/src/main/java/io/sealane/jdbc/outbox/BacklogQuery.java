package io.sealane.jdbc.outbox;

import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.relay.table.Head;
import io.sealane.jdbc.relay.table.OutboxSql;
import io.sealane.store.outbox.OutboxBacklog;
import io.sealane.store.outbox.OutboxBacklog.HeldKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Asks how much waits. */
final class BacklogQuery {

  private BacklogQuery() {}

  static OutboxBacklog on(Database database) throws SQLException {
    return database.apart(
        connection -> {
          Waiting open = waiting(connection, OutboxSql.of(database, OPEN));
          Waiting held = waiting(connection, OutboxSql.of(database, HELD));
          return new OutboxBacklog(
              open.count + held.count,
              Duration.of(Math.max(0, Math.max(open.micros, held.micros)), ChronoUnit.MICROS),
              keys(connection, database.sql(KEYS)));
        });
  }

  private static final String OPEN =
      "SELECT COUNT(*), COALESCE(NOW - MIN(o.stored_at), 0) FROM {outbox} o"
          + " LEFT JOIN {outbox_relay} r ON r.topic = o.topic WHERE o.seq > COALESCE(r.seq, 0)";
  private static final String HELD =
      "SELECT COUNT(*), COALESCE(NOW - MIN(stored_at), 0) FROM {outbox_held}";
  private static final String KEYS =
      "SELECT l.topic, l.attempts, l.reason, h.event_id, h.head FROM {outbox_lane} l"
          + " JOIN {outbox_held} h ON h.topic = l.topic AND h.lane = l.lane"
          + " WHERE h.seq = (SELECT MIN(x.seq) FROM {outbox_held} x"
          + " WHERE x.topic = l.topic AND x.lane = l.lane)"
          + " ORDER BY l.since LIMIT 100";

  private record Waiting(long count, long micros) {}

  private static Waiting waiting(Connection connection, String sql) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet rows = query.executeQuery()) {
      rows.next();
      return new Waiting(rows.getLong(1), rows.getLong(2));
    }
  }

  private static List<HeldKey> keys(Connection connection, String sql) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet rows = query.executeQuery()) {
      List<HeldKey> keys = new ArrayList<>();
      while (rows.next()) {
        String id = rows.getString(4);
        String key = Head.message(id, rows.getBytes(5), new byte[0]).key();
        keys.add(
            new HeldKey(
                rows.getString(1), key == null ? "" : key, id, rows.getInt(2), rows.getString(3)));
      }
      return keys;
    }
  }
}
