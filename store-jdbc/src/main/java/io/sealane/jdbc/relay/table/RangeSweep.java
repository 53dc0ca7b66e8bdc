package io.sealane.jdbc.relay.table;

import io.sealane.jdbc.database.Database;
import io.sealane.jdbc.database.Dialect;
import io.sealane.jdbc.database.RowDeletion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes what is sent: a range of the primary key on H2; row by row in batches on MySQL and
 * MariaDB, where a range would wait for whoever is publishing behind it. Used by one thread.
 */
final class RangeSweep implements Sweep {

  private static final int ENOUGH = 1_000;

  private static final String SENT =
      " FROM {outbox} WHERE topic = ? AND seq <="
          + " (SELECT r.seq FROM {outbox_relay} r WHERE r.topic = ?)";

  private final Database database;
  private final String topic;
  private final RowDeletion byKey;
  private long swept;

  RangeSweep(Database database, String topic) {
    this.database = database;
    this.topic = topic;
    this.byKey = new RowDeletion(database, "outbox", "topic", "seq");
  }

  @Override
  public void after(long cursor) throws SQLException {
    if (cursor - swept >= ENOUGH) {
      delete();
      swept = cursor;
    }
  }

  @Override
  public void whileIdle(long cursor) throws SQLException {
    if (cursor > swept) {
      delete();
      swept = cursor;
    }
  }

  private void delete() throws SQLException {
    if (database.dialect() != Dialect.MYSQL) {
      database.apart(this::deleteRange);
      return;
    }
    int deleted;
    do {
      deleted = database.atomically(connection -> byKey.delete(connection, sent(connection)));
    } while (deleted >= ENOUGH);
  }

  private int deleteRange(Connection connection) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(database.sql("DELETE" + SENT))) {
      delete.setString(1, topic);
      delete.setString(2, topic);
      return delete.executeUpdate();
    }
  }

  /** The keys of the first of them, read without a lock. */
  private List<List<Object>> sent(Connection connection) throws SQLException {
    String sql = database.sql("SELECT seq" + SENT + " ORDER BY seq LIMIT " + ENOUGH);
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, topic);
      query.setString(2, topic);
      try (ResultSet rows = query.executeQuery()) {
        List<List<Object>> keys = new ArrayList<>();
        while (rows.next()) {
          keys.add(List.of(topic, rows.getLong(1)));
        }
        return keys;
      }
    }
  }
}
