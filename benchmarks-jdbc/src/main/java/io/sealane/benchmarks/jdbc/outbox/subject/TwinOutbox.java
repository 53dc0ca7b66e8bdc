package io.sealane.benchmarks.jdbc.outbox.subject;

import io.sealane.benchmarks.codec.Order;
import io.sealane.benchmarks.jdbc.database.Database;
import io.sealane.benchmarks.jdbc.trial.Orders;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The least that an outbox can be, written by hand on JDBC: one insert of many rows, bodies by
 * Jackson; a loop that reads a thousand behind a cursor and moves it. It has one writer's order, no
 * gap fence, no lease, no order per key under failures, and never removes a row.
 */
final class TwinOutbox implements OutboxSubject {

  private static final int BATCH = 1_000;

  private final DataSource dataSource;
  private final JsonMapper json = new JsonMapper();
  private final AtomicLong numbers = new AtomicLong();
  private volatile boolean over;
  private @Nullable Thread loop;

  TwinOutbox(Database database) {
    this.dataSource = database.dataSource();
    database.execute(
        "CREATE TABLE outbox (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, topic varchar(64)"
            + " NOT NULL, event_id varchar(128) NOT NULL, event_key varchar(128) NOT NULL, type"
            + " varchar(128) NOT NULL, stored_at timestamptz NOT NULL DEFAULT now(), body bytea NOT"
            + " NULL)",
        "CREATE TABLE outbox_cursor (seq bigint NOT NULL)",
        "INSERT INTO outbox_cursor VALUES (0)");
  }

  @Override
  public void append(int events) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      String sql =
          "INSERT INTO outbox (topic, event_id, event_key, type, body) VALUES "
              + String.join(", ", Collections.nCopies(events, "(?, ?, ?, ?, ?)"));
      try (PreparedStatement insert = connection.prepareStatement(sql)) {
        int place = 1;
        for (int i = 0; i < events; i++) {
          Order.Placed order = Orders.placed(numbers.incrementAndGet());
          insert.setString(place++, "orders");
          insert.setString(place++, UUID.randomUUID().toString());
          insert.setString(place++, order.orderId());
          insert.setString(place++, "orders.Placed");
          insert.setBytes(place++, json.writeValueAsBytes(order));
        }
        insert.executeUpdate();
      }
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  @Override
  public void relay() {
    loop = new Thread(this::loop, "twin");
    loop.start();
  }

  private void loop() {
    try (Connection connection = dataSource.getConnection()) {
      long cursor = 0;
      while (!over) {
        cursor = step(connection, cursor);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long step(Connection connection, long cursor) throws SQLException {
    long last = cursor;
    String read =
        "SELECT seq, event_id, event_key, type, body FROM outbox WHERE seq > ? ORDER BY seq LIMIT ";
    try (PreparedStatement select = connection.prepareStatement(read + BATCH)) {
      select.setLong(1, cursor);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          last = rows.getLong(1);
          if (rows.getString(2).isEmpty() || rows.getString(3).isEmpty()) {
            throw new IllegalStateException("no event");
          }
          if (rows.getString(4).isEmpty() || rows.getBytes(5).length == 0) {
            throw new IllegalStateException("no event");
          }
          Arrivals.one();
        }
      }
    }
    if (last > cursor) {
      try (PreparedStatement move =
          connection.prepareStatement("UPDATE outbox_cursor SET seq = ?")) {
        move.setLong(1, last);
        move.executeUpdate();
      }
    }
    return last;
  }

  @Override
  public void close() {
    over = true;
    if (loop != null) {
      try {
        loop.join(5_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
