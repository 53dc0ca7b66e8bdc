package io.sealane.jdbc.deadletter;

import io.sealane.jdbc.database.Database;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetter.Cause;
import io.sealane.transport.deadletter.DeadLetter.Reason;
import io.sealane.transport.deadletter.Selection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of letters. All texts in it are ASCII. */
final class LetterTable {

  private static final String COLUMNS =
      "message_id, event_id, type, event_key, reason, detail, attempts, first_at, dead_at,"
          + " attributes, body";

  private final Database database;

  LetterTable(Database database) {
    this.database = database;
  }

  /** Puts a letter behind the others; one of the same id goes. */
  void put(String subscription, DeadLetter letter) throws SQLException {
    String remove = database.sql("DELETE FROM {dead_letters} WHERE subscription = ? AND id = ?");
    String insert =
        database.sql(
            "INSERT INTO {dead_letters} (subscription, id, "
                + COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    database.atomically(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(remove)) {
            statement.setString(1, subscription);
            statement.setString(2, StoredId.of(letter.id()));
            statement.executeUpdate();
          }
          try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, subscription);
            statement.setString(2, StoredId.of(letter.id()));
            bind(statement, letter);
            return statement.executeUpdate();
          }
        });
  }

  private static void bind(PreparedStatement statement, DeadLetter letter) throws SQLException {
    Cause cause = letter.cause();
    statement.setString(3, Ascii.escape(letter.messageId()));
    statement.setString(4, escaped(letter.eventId()));
    statement.setString(5, escaped(letter.type()));
    statement.setString(6, escaped(letter.key()));
    statement.setString(7, cause.reason().name());
    statement.setString(8, Ascii.escape(cause.detail()));
    statement.setInt(9, cause.attempts());
    statement.setString(10, StoredInstant.write(cause.firstAt()));
    statement.setString(11, StoredInstant.write(cause.deadAt()));
    statement.setString(12, AttributeLines.write(letter.attributes()));
    statement.setBytes(13, letter.body());
  }

  /** Those that are meant, oldest first. */
  List<Stored> select(String subscription, Selection selection) throws SQLException {
    return select(subscription, selection, Long.MIN_VALUE, selection.max());
  }

  /** Those that are meant and stand behind that position, oldest first. */
  List<Stored> select(String subscription, Selection selection, long after, int max)
      throws SQLException {
    Query query = Query.of(subscription, selection);
    String sql =
        database.sql(
            "SELECT position, "
                + COLUMNS
                + " FROM {dead_letters} WHERE "
                + query.condition()
                + " AND position > ? ORDER BY position");
    return database.apart(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(query.bind(statement), after);
            statement.setMaxRows(max);
            return read(subscription, statement);
          }
        });
  }

  private static List<Stored> read(String subscription, PreparedStatement statement)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      List<Stored> letters = new ArrayList<>();
      while (rows.next()) {
        letters.add(new Stored(rows.getLong(1), letter(subscription, rows)));
      }
      return letters;
    }
  }

  private static DeadLetter letter(String subscription, ResultSet row) throws SQLException {
    return new DeadLetter(
        Ascii.unescape(row.getString(2)),
        unescaped(row.getString(3)),
        unescaped(row.getString(4)),
        subscription,
        unescaped(row.getString(5)),
        row.getBytes(12),
        AttributeLines.read(row.getString(11)),
        new Cause(
            Reason.valueOf(row.getString(6)),
            Ascii.unescape(row.getString(7)),
            row.getInt(8),
            StoredInstant.read(row.getString(9)),
            StoredInstant.read(row.getString(10))));
  }

  /** Removes these very letters; those that replaced one of them meanwhile stay. */
  int remove(List<Stored> letters) throws SQLException {
    String sql = database.sql("DELETE FROM {dead_letters} WHERE position = ?");
    return database.atomically(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return remove(statement, letters);
          }
        });
  }

  private static int remove(PreparedStatement statement, List<Stored> letters) throws SQLException {
    int removed = 0;
    for (Stored letter : letters) {
      statement.setLong(1, letter.position());
      removed += statement.executeUpdate();
    }
    return removed;
  }

  /** Removes those that are meant, and says how many there were. */
  int discard(String subscription, Selection selection) throws SQLException {
    if (selection.max() < Integer.MAX_VALUE) {
      return remove(select(subscription, selection));
    }
    Query query = Query.of(subscription, selection);
    String sql = database.sql("DELETE FROM {dead_letters} WHERE " + query.condition());
    return database.apart(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            query.bind(statement);
            return statement.executeUpdate();
          }
        });
  }

  /** The position of the youngest letter of a subscription, or 0. */
  long last(String subscription) throws SQLException {
    String sql = database.sql("SELECT MAX(position) FROM {dead_letters} WHERE subscription = ?");
    return database.apart(
        connection -> {
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, subscription);
            try (ResultSet rows = query.executeQuery()) {
              return rows.next() ? rows.getLong(1) : 0;
            }
          }
        });
  }

  private static @Nullable String escaped(@Nullable String text) {
    return text == null ? null : Ascii.escape(text);
  }

  private static @Nullable String unescaped(@Nullable String text) {
    return text == null ? null : Ascii.unescape(text);
  }
}
