package io.sealane.jdbc.history;

import io.sealane.jdbc.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** Deletes the beginning of a history, in steps that lock little and not for long. */
final class HistoryCleaning {

  private static final int STEP = 1_000;

  private final Database database;
  private final String end;
  private final String delete;

  HistoryCleaning(Database database) {
    this.database = database;
    // The last of the oldest thousand: a range of the primary key is what every database deletes.
    this.end =
        database.sql(
            "SELECT MAX(number) FROM"
                + " (SELECT number FROM {history} ORDER BY number LIMIT ?) oldest");
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
    try (PreparedStatement query = connection.prepareStatement(end);
        PreparedStatement statement = connection.prepareStatement(delete)) {
      query.setInt(1, STEP);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        statement.setLong(1, row.getLong(1));
      }
      statement.setLong(2, before);
      return statement.executeUpdate();
    }
  }
}
