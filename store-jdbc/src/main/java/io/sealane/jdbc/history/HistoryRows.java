package io.sealane.jdbc.history;

import io.sealane.jdbc.database.Database;
import io.sealane.observe.history.HistoryEntry;
import io.sealane.observe.history.HistoryRow;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From rows of a history to rows of its table and back. */
final class HistoryRows {

  /** In the order of {@link #at}. */
  static final String COLUMNS =
      "happened_at, what, place, attempt, detail, message_id,"
          + " event_id, type, event_key, correlation_id, causation_id";

  /** What stands there where rows are missing: {@code attempt} says how many. */
  static final String DROPPED = "DROPPED";

  private final Database database;
  private final String insert;

  HistoryRows(Database database) {
    this.database = database;
    this.insert =
        database.sql(
            "INSERT INTO {history} (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  }

  /**
   * Writes rows, all or none.
   *
   * @param dropped how many are missing before them
   */
  void write(List<HistoryRow> rows, int dropped, Instant now) throws SQLException {
    database.atomically(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(insert)) {
            if (dropped > 0) {
              entry(statement, new Words(micros(now), DROPPED, "", dropped, ""));
              event(statement, null, null);
              statement.addBatch();
            }
            for (HistoryRow row : rows) {
              HistoryEntry entry = row.entry();
              long at = micros(entry.at());
              String what = entry.what().name();
              entry(statement, new Words(at, what, entry.where(), entry.attempt(), entry.detail()));
              event(statement, row.messageId(), row.event());
              statement.addBatch();
            }
            return statement.executeBatch();
          }
        });
  }

  private record Words(long at, String what, String where, int attempt, String detail) {}

  private static void entry(PreparedStatement statement, Words words) throws SQLException {
    statement.setLong(1, words.at);
    statement.setString(2, words.what);
    statement.setString(3, HistoryText.of(words.where, HistoryText.NAME));
    statement.setInt(4, words.attempt);
    statement.setString(5, HistoryText.of(words.detail, HistoryText.DETAIL));
  }

  private static void event(
      PreparedStatement statement, @Nullable String messageId, HistoryRow.@Nullable Event event)
      throws SQLException {
    statement.setString(6, HistoryText.orNull(messageId, HistoryText.NAME));
    statement.setString(7, event == null ? null : event.id());
    statement.setString(8, event == null ? null : name(event.type()));
    statement.setString(9, event == null ? null : name(event.key()));
    statement.setString(10, event == null ? null : name(event.correlationId()));
    statement.setString(11, event == null ? null : name(event.causationId()));
  }

  private static @Nullable String name(@Nullable String text) {
    return HistoryText.orNull(text, HistoryText.NAME);
  }

  static HistoryRow at(ResultSet rows) throws SQLException {
    Instant at = Instant.EPOCH.plus(rows.getLong(1), ChronoUnit.MICROS);
    HistoryEntry.What what = HistoryEntry.What.valueOf(rows.getString(2));
    HistoryEntry entry =
        new HistoryEntry(at, what, rows.getString(3), rows.getInt(4), rows.getString(5));
    String id = rows.getString(7);
    HistoryRow.Event event =
        id == null
            ? null
            : new HistoryRow.Event(
                id, rows.getString(8), rows.getString(9), rows.getString(10), rows.getString(11));
    return new HistoryRow(event, rows.getString(6), entry);
  }

  static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }
}
