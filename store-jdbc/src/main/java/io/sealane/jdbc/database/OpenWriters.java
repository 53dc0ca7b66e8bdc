package io.sealane.jdbc.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * The transactions that write to one of our tables on PostgreSQL: each holds a {@code ROW
 * EXCLUSIVE} lock on it from its first insert to its end, and {@code pg_locks} shows it.
 */
public final class OpenWriters {

  private final String sql;

  /** Of the table of that name, without prefix. */
  public OpenWriters(Database database, String table) {
    this.sql =
        database.sql(
            "SELECT virtualtransaction FROM pg_locks WHERE locktype = 'relation'"
                + " AND mode = 'RowExclusiveLock' AND granted"
                + " AND database = (SELECT oid FROM pg_database"
                + " WHERE datname = current_database())"
                + " AND relation = '{"
                + table
                + "}'::regclass");
  }

  /** Those of this moment, by their virtual transaction ids. */
  public Set<String> now(Connection connection) throws SQLException {
    Set<String> writers = new HashSet<>();
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        writers.add(rows.getString(1));
      }
    }
    return writers;
  }
}
