package io.sealane.jdbc.inbox;

import io.sealane.jdbc.database.Column;
import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.database.Dialect;
import io.sealane.jdbc.database.Insertion;
import io.sealane.jdbc.database.PerRow;
import io.sealane.store.Fingerprint;
import io.sealane.store.GuardKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of marks, one for each event that a subscription has handled. */
final class Marks {

  static final String TABLE = "inbox";
  static final String AT = "handled_at";

  /** The most that one statement inserts. */
  static final int MOST = 100;

  private final PerRow insert;
  private final String find;

  Marks(Database database) {
    this.insert =
        new Insertion(
                database.dialect(),
                database.table(TABLE),
                List.of(
                    Column.key("subscription", "VARCHAR(64)"),
                    Column.key("event_id", "VARCHAR(128)"),
                    Column.value("content_high", "BIGINT"),
                    Column.value("content_low", "BIGINT"),
                    Column.computed(AT, "BIGINT", database.dialect().nowMicros())))
            .statement();
    // What was committed, not what this transaction's snapshot shows.
    String lock = database.dialect() == Dialect.MYSQL ? " LOCK IN SHARE MODE" : "";
    this.find =
        database.sql(
            "SELECT content_high, content_low FROM {inbox}"
                + " WHERE subscription = ? AND event_id = ?"
                + lock);
  }

  /**
   * Adds those that are not there yet, and waits for others that are adding one of them.
   *
   * @param marks 1 to {@link #MOST}
   * @return how many were not there
   */
  int add(Connection connection, List<Mark> marks) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(insert.sql(marks.size()))) {
      int place = 1;
      for (Mark mark : marks) {
        statement.setString(place++, mark.key().subscription());
        statement.setString(place++, mark.key().eventId());
        statement.setLong(place++, mark.content().high());
        statement.setLong(place++, mark.content().low());
      }
      return statement.executeUpdate();
    }
  }

  /** The content of the event of that mark, or null if it has none. */
  @Nullable Fingerprint find(Connection connection, GuardKey key) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(find)) {
      query.setString(1, key.subscription());
      query.setString(2, key.eventId());
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? new Fingerprint(rows.getLong(1), rows.getLong(2)) : null;
      }
    }
  }
}
