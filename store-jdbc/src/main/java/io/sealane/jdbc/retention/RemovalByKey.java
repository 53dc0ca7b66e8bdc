package io.sealane.jdbc.retention;

import io.sealane.jdbc.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads the keys of old rows without a lock, and deletes each row by its key, in one transaction
 * and one batch: InnoDB locks whatever a deletion reads, and a deletion of several rows may read
 * their neighbours, which somebody is just inserting.
 */
final class RemovalByKey implements OldRows.Removal {

  private final int columns;
  private final String select;
  private final String delete;

  RemovalByKey(Database database, String table, String oldest, String... key) {
    this.columns = key.length;
    this.select =
        database.sql("SELECT %s FROM {%s} %s".formatted(String.join(", ", key), table, oldest));
    String match =
        Arrays.stream(key).map(column -> column + " = ?").collect(Collectors.joining(" AND "));
    this.delete = database.sql("DELETE FROM {%s} WHERE %s".formatted(table, match));
  }

  @Override
  public int remove(Connection connection, long micros) throws SQLException {
    int isolation = connection.getTransactionIsolation();
    // Without locks on the gaps between rows, where others insert.
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    try {
      List<List<Object>> keys = keys(connection, micros);
      return keys.isEmpty() ? 0 : delete(connection, keys);
    } finally {
      connection.setTransactionIsolation(isolation);
    }
  }

  private List<List<Object>> keys(Connection connection, long micros) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(select)) {
      query.setLong(1, micros);
      try (ResultSet rows = query.executeQuery()) {
        List<List<Object>> keys = new ArrayList<>();
        while (rows.next()) {
          List<Object> key = new ArrayList<>(columns);
          for (int column = 1; column <= columns; column++) {
            key.add(rows.getObject(column));
          }
          keys.add(key);
        }
        return keys;
      }
    }
  }

  private int delete(Connection connection, List<List<Object>> keys) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(delete)) {
      for (List<Object> key : keys) {
        for (int column = 0; column < columns; column++) {
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
