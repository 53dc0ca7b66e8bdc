package io.sealane.examples.outbox.orders;

import io.sealane.event.Publication;
import io.sealane.examples.outbox.orders.OrderEvent.OrderPlaced;
import io.sealane.jdbc.JdbcStore;
import io.sealane.publish.EventPublisher;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The order context: places orders. */
public final class Orders {

  private final JdbcStore store;

  /** One that keeps its orders there. */
  public Orders(JdbcStore store) {
    this.store = store;
  }

  /** Makes the table that its orders are in. */
  public void prepare() throws Exception {
    store.transactions().inNew(this::createTable);
  }

  private boolean createTable() throws SQLException {
    try (Statement statement = store.transactions().required().createStatement()) {
      return statement.execute(
          "CREATE TABLE IF NOT EXISTS orders (number INT PRIMARY KEY, id TEXT NOT NULL)");
    }
  }

  /** Places what is missing of so many orders. */
  public void placeUpTo(int last, EventPublisher publisher) throws Exception {
    for (int number = store.transactions().inNew(this::placed) + 1; number <= last; number++) {
      place(number, publisher);
    }
  }

  private int placed() throws SQLException {
    try (Statement statement = store.transactions().required().createStatement();
        ResultSet row = statement.executeQuery("SELECT COALESCE(MAX(number), 0) FROM orders")) {
      row.next();
      return row.getInt(1);
    }
  }

  /** The order and its event are one commit: both are there, or neither is. */
  private void place(int number, EventPublisher publisher) throws Exception {
    OrderPlaced placed = new OrderPlaced("o-" + number, "Seoul");
    store
        .transactions()
        .inNew(
            () -> {
              insert(number, placed.orderId());
              publisher.publish(Publication.of(placed).withId("placed-" + placed.orderId()));
              return true;
            });
  }

  private void insert(int number, String id) throws SQLException {
    Connection connection = store.transactions().required();
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO orders (number, id) VALUES (?, ?)")) {
      insert.setInt(1, number);
      insert.setString(2, id);
      insert.executeUpdate();
    }
  }
}
