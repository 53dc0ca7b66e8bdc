package io.sealane.jdbc.history;

import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.database.Dialect;
import io.sealane.jdbc.database.RowDeletion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Deletes the beginning of a history, in steps that lock little and not for long. */
final class HistoryCleaning {

  private static final int STEP = 1_000;

  private final Database database;
  private final RowDeletion byKey;
  private final String oldest;
  private final String delete;

  HistoryCleaning(Database database) {
    this.database = database;
    this.byKey = new RowDeletion(database, "history", "number");
    // Of the oldest thousand, so that nothing is read that is not deleted soon.
    this.oldest =
        database.sql(
            "SELECT number FROM"
                + " (SELECT number, happened_at FROM {history} ORDER BY number LIMIT ?) oldest"
                + " WHERE happened_at < ? ORDER BY number");
    this.delete = database.sql("DELETE FROM {history} WHERE number <= ? AND happened_at < ?");
  }

  long deleteBefore(Instant time) throws SQLException {
    long all = 0;
    int deleted;
    do {
      deleted = database.atomically(connection -> step(connection, HistoryRows.micros(time)));
      all += deleted;
    } while (deleted > 0);
    return all;
  }

  private int step(Connection connection, long before) throws SQLException {
    List<List<Object>> keys = oldest(connection, before);
    if (keys.isEmpty() || database.dialect() == Dialect.MYSQL) {
      return byKey.delete(connection, keys);
    }
    // A range of the primary key, which the other databases delete without a look at its end.
    try (PreparedStatement statement = connection.prepareStatement(delete)) {
      statement.setObject(1, keys.get(keys.size() - 1).get(0));
      statement.setLong(2, before);
      return statement.executeUpdate();
    }
  }

  private List<List<Object>> oldest(Connection connection, long before) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(oldest)) {
      query.setInt(1, STEP);
      query.setLong(2, before);
      try (ResultSet rows = query.executeQuery()) {
        List<List<Object>> keys = new ArrayList<>();
        while (rows.next()) {
          keys.add(List.of(rows.getLong(1)));
        }
        return keys;
      }
    }
  }
}
