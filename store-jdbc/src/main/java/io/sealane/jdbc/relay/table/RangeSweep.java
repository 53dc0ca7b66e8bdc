package io.sealane.jdbc.relay.table;

import io.sealane.jdbc.database.Database;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Deletes ranges of the primary key. Used by one thread. */
final class RangeSweep implements Sweep {

  private static final long ENOUGH = 1_000;

  private final Database database;
  private final String topic;
  private long swept;

  RangeSweep(Database database, String topic) {
    this.database = database;
    this.topic = topic;
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
    String sql =
        database.sql(
            "DELETE FROM {outbox} WHERE topic = ? AND seq <="
                + " (SELECT r.seq FROM {outbox_relay} r WHERE r.topic = ?)");
    database.apart(
        connection -> {
          try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, topic);
            delete.setString(2, topic);
            return delete.executeUpdate();
          }
        });
  }
}
