package io.sealane.benchmarks.jdbc.stream;

import io.sealane.benchmarks.codec.Order;
import io.sealane.benchmarks.jdbc.database.Database;
import io.sealane.benchmarks.jdbc.trial.Orders;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.UUID;
import javax.sql.DataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * By hand on JDBC: one insert of many rows, where a unique index catches a wrong version; pages of
 * a thousand, bodies by Jackson. It knows no gaps, so its reader would miss what commits late.
 */
final class TwinStreams implements StreamSubject {

  private final DataSource dataSource;
  private final JsonMapper json = new JsonMapper();

  TwinStreams(Database database) {
    dataSource = database.dataSource();
    database.execute(
        "CREATE TABLE events (position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, stream"
            + " varchar(200) NOT NULL, version bigint NOT NULL, id varchar(128) NOT NULL, type"
            + " varchar(128) NOT NULL, recorded_at timestamptz NOT NULL DEFAULT now(), body bytea NOT"
            + " NULL, UNIQUE (stream, version))");
  }

  @Override
  public void append(String stream, long version, int events) throws SQLException {
    String sql =
        "INSERT INTO events (stream, version, id, type, body) VALUES "
            + String.join(", ", Collections.nCopies(events, "(?, ?, ?, ?, ?)"));
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      int place = 1;
      for (int i = 1; i <= events; i++) {
        insert.setString(place++, stream);
        insert.setLong(place++, version + i);
        insert.setString(place++, UUID.randomUUID().toString());
        insert.setString(place++, "orders.Placed");
        insert.setBytes(place++, json.writeValueAsBytes(Orders.of(stream)));
      }
      insert.executeUpdate();
    }
  }

  @Override
  public int read(String stream) throws SQLException {
    String sql =
        "SELECT position, stream, version, id, type, body FROM events WHERE stream = ?"
            + " ORDER BY version";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, stream);
      return (int) events(select)[0];
    }
  }

  @Override
  public void catchUp(int events) throws SQLException {
    String sql =
        "SELECT position, stream, version, id, type, body FROM events WHERE position > ?"
            + " ORDER BY position LIMIT 1000";
    long last = 0;
    for (int read = 0; read < events; ) {
      try (Connection connection = dataSource.getConnection();
          PreparedStatement select = connection.prepareStatement(sql)) {
        select.setLong(1, last);
        long[] page = events(select);
        read += (int) page[0];
        last = page[1];
        if (page[0] == 0) {
          throw new IllegalStateException("only " + read + " of " + events + " are there");
        }
      }
    }
  }

  /** How many there were, and the last position. */
  private long[] events(PreparedStatement select) throws SQLException {
    long count = 0;
    long last = 0;
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        last = rows.getLong(1);
        String key = rows.getString(2);
        if (!json.readValue(rows.getBytes(6), Order.Placed.class).orderId().equals(key)) {
          throw new IllegalStateException("another stream's event");
        }
        count++;
      }
    }
    return new long[] {count, last};
  }
}
