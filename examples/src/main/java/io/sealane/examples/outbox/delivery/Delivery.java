package io.sealane.examples.outbox.delivery;

import io.sealane.consume.EventContext;
import io.sealane.consume.Subscription;
import io.sealane.examples.outbox.delivery.DeliveryEvent.OrderShipped;
import io.sealane.examples.outbox.orders.OrderEvent.OrderPlaced;
import io.sealane.jdbc.JdbcStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** The delivery context: ships what was placed. */
public final class Delivery {

  private final JdbcStore store;

  /** One that keeps its shipments there. */
  public Delivery(JdbcStore store) {
    this.store = store;
  }

  /** Makes the table that its shipments are in, where one that was shipped twice stands twice. */
  public void prepare() throws Exception {
    store.transactions().inNew(this::createTable);
  }

  private boolean createTable() throws SQLException {
    try (Statement statement = store.transactions().required().createStatement()) {
      return statement.execute(
          "CREATE TABLE IF NOT EXISTS shipments (order_id TEXT NOT NULL, city TEXT NOT NULL)");
    }
  }

  /** What it listens to. */
  public Subscription subscription() {
    return Subscription.named("delivery")
        .to("orders")
        .lease(Duration.ofSeconds(5), Duration.ofMinutes(5))
        .guardedBy(store.inbox())
        .onWithContext(OrderPlaced.class, this::ship);
  }

  /** The shipment, the mark that the event was handled, and the event that follows: one commit. */
  private void ship(OrderPlaced order, EventContext context) throws SQLException {
    Connection connection = store.transactions().required();
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO shipments VALUES (?, ?)")) {
      insert.setString(1, order.orderId());
      insert.setString(2, order.city());
      insert.executeUpdate();
    }
    context.publish(new OrderShipped(order.orderId()));
  }
}
