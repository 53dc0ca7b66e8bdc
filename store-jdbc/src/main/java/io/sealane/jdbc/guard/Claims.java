package io.sealane.jdbc.guard;

import io.sealane.jdbc.database.Column;
import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.database.Insertion;
import io.sealane.store.Fingerprint;
import io.sealane.store.GuardKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of claims. Each of these is one statement and one transaction, and all times are those
 * of the database's clock.
 */
final class Claims {

  static final String TABLE = "guard";
  static final String END = "ended_at";

  private static final String OF_KEY = " WHERE subscription = ? AND event_id = ?";

  private final String insert;
  private final String takeOver;
  private final String find;
  private final String renew;
  private final String complete;
  private final String release;

  Claims(Database database) {
    String now = database.dialect().nowMicros();
    String later = now + " + ?";
    String update = "UPDATE {guard} SET ";
    String owned = OF_KEY + " AND owner = ?";
    String open = " AND completed = 0";
    this.insert = insertion(database, later).statement().sql(1);
    this.takeOver =
        database.sql(
            update
                + "owner = ?, ended_at = "
                + later
                + OF_KEY
                + " AND content_high = ? AND content_low = ?"
                + open
                + " AND ended_at <= "
                + now);
    String columns = "content_high, content_low, completed, ended_at - " + now;
    this.find = database.sql("SELECT " + columns + " FROM {guard}" + OF_KEY);
    this.renew = database.sql(update + "ended_at = " + later + owned + open);
    // Once more is no harm: the answer to the first time may have been lost.
    this.complete = database.sql(update + "completed = 1, ended_at = " + now + owned);
    this.release = database.sql("DELETE FROM {guard}" + owned + open);
  }

  private static Insertion insertion(Database database, String end) {
    return new Insertion(
        database.dialect(),
        database.table(TABLE),
        List.of(
            Column.key("subscription", "VARCHAR(64)"),
            Column.key("event_id", "VARCHAR(128)"),
            Column.value("content_high", "BIGINT"),
            Column.value("content_low", "BIGINT"),
            Column.value("owner", "VARCHAR(36)"),
            Column.computed("completed", "SMALLINT", "0"),
            Column.computed(END, "BIGINT", end)));
  }

  /**
   * Whose the event is.
   *
   * @param content of the event that was claimed
   * @param completed whether it was handled
   * @param remainingMicros how long the claim still holds, zero or less if it has ended
   */
  record Row(Fingerprint content, boolean completed, long remainingMicros) {}

  /** Whether nobody had it. */
  boolean insert(
      Connection connection, GuardKey key, Fingerprint content, String owner, long leaseMicros)
      throws SQLException {
    return one(
        connection,
        insert,
        key.subscription(),
        key.eventId(),
        content.high(),
        content.low(),
        owner,
        leaseMicros);
  }

  /** Whether somebody's claim had ended, and now it is ours. */
  boolean takeOver(
      Connection connection, GuardKey key, Fingerprint content, String owner, long leaseMicros)
      throws SQLException {
    return one(
        connection,
        takeOver,
        owner,
        leaseMicros,
        key.subscription(),
        key.eventId(),
        content.high(),
        content.low());
  }

  @Nullable Row find(Connection connection, GuardKey key) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(find)) {
      query.setString(1, key.subscription());
      query.setString(2, key.eventId());
      try (ResultSet rows = query.executeQuery()) {
        return rows.next()
            ? new Row(
                new Fingerprint(rows.getLong(1), rows.getLong(2)),
                rows.getInt(3) == 1,
                rows.getLong(4))
            : null;
      }
    }
  }

  boolean renew(Connection connection, GuardKey key, String owner, long leaseMicros)
      throws SQLException {
    return one(connection, renew, leaseMicros, key.subscription(), key.eventId(), owner);
  }

  boolean complete(Connection connection, GuardKey key, String owner) throws SQLException {
    return one(connection, complete, key.subscription(), key.eventId(), owner);
  }

  boolean release(Connection connection, GuardKey key, String owner) throws SQLException {
    return one(connection, release, key.subscription(), key.eventId(), owner);
  }

  private static boolean one(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeUpdate() == 1;
    }
  }
}
