package io.sealane.jdbc.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Deletes each row by its key, in one batch, on MySQL and MariaDB: InnoDB locks whatever a deletion
 * reads, and a deletion of several rows may read their neighbours, which somebody is just
 * inserting. Whoever inserts would wait for it, and it for whoever inserts.
 */
public final class RowDeletion {

  private final String sql;

  /**
   * From that table.
   *
   * @param table its name without prefix
   * @param key the columns of its primary key, all of them
   */
  public RowDeletion(Database database, String table, String... key) {
    String match =
        Arrays.stream(key).map(column -> column + " = ?").collect(Collectors.joining(" AND "));
    this.sql = database.sql("DELETE FROM {%s} WHERE %s".formatted(table, match));
  }

  /** Deletes those, and says how many were there. */
  public int delete(Connection connection, List<List<Object>> keys) throws SQLException {
    if (keys.isEmpty()) {
      return 0;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (List<Object> key : keys) {
        for (int column = 0; column < key.size(); column++) {
          statement.setObject(column + 1, key.get(column));
        }
        statement.addBatch();
      }
      // A driver that sends a batch as one may not know the count of each: then it was one.
      return Arrays.stream(statement.executeBatch())
          .map(count -> count == Statement.SUCCESS_NO_INFO ? 1 : count)
          .sum();
    }
  }
}
