package io.sealane.benchmarks.jdbc.inbox;

import io.sealane.benchmarks.jdbc.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** By hand: an insert that does nothing on a conflict, in the handler's transaction. */
final class TwinInbox implements InboxSubject {

  private final DataSource dataSource;

  TwinInbox(Database database) {
    dataSource = database.dataSource();
    database.execute(
        "CREATE TABLE inbox (subscription varchar(64) NOT NULL, event_id varchar(128) NOT NULL,"
            + " handled_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (subscription, event_id))",
        "CREATE INDEX ON inbox (handled_at)");
  }

  @Override
  public void handle(String eventId) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      String sql =
          "INSERT INTO inbox (subscription, event_id) VALUES (?, ?) ON CONFLICT DO NOTHING";
      try (PreparedStatement insert = connection.prepareStatement(sql)) {
        insert.setString(1, "delivery");
        insert.setString(2, eventId);
        insert.executeUpdate();
      }
      connection.commit();
      connection.setAutoCommit(true);
    }
  }
}
