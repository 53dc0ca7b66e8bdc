package io.sealane.examples.outbox.orders;

import io.sealane.consume.Subscription;
import io.sealane.event.Publication;
import io.sealane.examples.outbox.delivery.DeliveryEvent.OrderShipped;
import io.sealane.examples.outbox.orders.OrderEvent.OrderPlaced;
import io.sealane.jdbc.JdbcStore;
import io.sealane.publish.EventPublisher;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** The order context: places orders, and notes which of them are on their way. */
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
          "CREATE TABLE IF NOT EXISTS orders"
              + " (number INT PRIMARY KEY, id TEXT NOT NULL, shipped INT NOT NULL DEFAULT 0)");
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

  /** What it listens to. */
  public Subscription subscription() {
    return Subscription.named("orders")
        .to("delivery")
        .lease(Duration.ofSeconds(5), Duration.ofMinutes(5))
        .guardedBy(store.inbox())
        .on(OrderShipped.class, this::note);
  }

  /** A counter tells what a flag would hide: whether it was told twice. */
  private void note(OrderShipped shipped) throws SQLException {
    Connection connection = store.transactions().required();
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE orders SET shipped = shipped + 1 WHERE id = ?")) {
      update.setString(1, shipped.orderId());
      update.executeUpdate();
    }
  }
}
