package io.sealane.jdbc.retention;

import io.sealane.jdbc.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The rows of a table that are older than some age, by a column with the microseconds since 1970 of
 * the database's clock, which has an index. Their removal waits for nobody who writes new rows, and
 * nobody who does waits for it.
 */
public final class OldRows {

  /** The most rows that go at once: few enough that nobody notices their transaction. */
  static final int PIECE = 1000;

  private final Database database;
  private final String table;
  private final Removal removal;

  /** How a piece is removed. */
  interface Removal {
    /** Removes rows that are as many microseconds old, and says how many. */
    int remove(Connection connection, long micros) throws SQLException;
  }

  /**
   * Of that table.
   *
   * @param table its name without prefix
   * @param column when a row was written
   * @param key the columns of its primary key
   */
  public OldRows(Database database, String table, String column, String... key) {
    this.database = database;
    this.table = table;
    String old = column + " < " + database.dialect().nowMicros() + " - ?";
    String oldest = "WHERE %s ORDER BY %s LIMIT %d".formatted(old, column, PIECE);
    this.removal =
        switch (database.dialect()) {
          case POSTGRESQL ->
              inOne(
                  "DELETE FROM {%1$s} WHERE ctid = ANY"
                      + " (ARRAY(SELECT ctid FROM {%1$s} %2$s FOR UPDATE SKIP LOCKED))",
                  oldest);
          case MYSQL -> new RemovalByKey(database, table, oldest, key);
          case H2 ->
              inOne("DELETE FROM {%1$s} WHERE %2$s FETCH FIRST " + PIECE + " ROWS ONLY", old);
        };
  }

  private Removal inOne(String sql, String which) {
    String filled = database.sql(sql.formatted(table, which));
    return (connection, micros) -> {
      try (PreparedStatement delete = connection.prepareStatement(filled)) {
        delete.setLong(1, micros);
        return delete.executeUpdate();
      }
    };
  }

  /** The table's name without prefix. */
  String table() {
    return table;
  }

  /** Removes the oldest of those that are older, at most {@link #PIECE}, and says how many. */
  int removePiece(Duration age) throws SQLException {
    return database.atomically(connection -> removal.remove(connection, age.toNanos() / 1000));
  }
}
