package io.sealane.jdbc.retention;

import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.database.RowDeletion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the keys of old rows without a lock, and deletes them in one transaction. */
final class RemovalByKey implements OldRows.Removal {

  private final int columns;
  private final String select;
  private final RowDeletion deletion;

  RemovalByKey(Database database, String table, String oldest, String... key) {
    this.columns = key.length;
    this.select =
        database.sql("SELECT %s FROM {%s} %s".formatted(String.join(", ", key), table, oldest));
    this.deletion = new RowDeletion(database, table, key);
  }

  @Override
  public int remove(Connection connection, long micros) throws SQLException {
    int isolation = connection.getTransactionIsolation();
    // Without locks on the gaps between rows, where others insert.
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    try {
      return deletion.delete(connection, keys(connection, micros));
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
}
