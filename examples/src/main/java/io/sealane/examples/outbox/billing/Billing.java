package io.sealane.examples.outbox.billing;

import io.sealane.consume.Subscription;
import io.sealane.examples.outbox.delivery.DeliveryEvent.OrderShipped;
import io.sealane.jdbc.JdbcStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** The billing context: writes an invoice for what was shipped. */
public final class Billing {

  private final JdbcStore store;

  /** One that keeps its invoices there. */
  public Billing(JdbcStore store) {
    this.store = store;
  }

  /** Makes the table that its invoices are in, where one that was written twice stands twice. */
  public void prepare() throws Exception {
    store.transactions().inNew(this::createTable);
  }

  private boolean createTable() throws SQLException {
    try (Statement statement = store.transactions().required().createStatement()) {
      return statement.execute("CREATE TABLE IF NOT EXISTS invoices (order_id TEXT NOT NULL)");
    }
  }

  /** What it listens to. */
  public Subscription subscription() {
    return Subscription.named("billing")
        .to("delivery")
        .lease(Duration.ofSeconds(5), Duration.ofMinutes(5))
        .guardedBy(store.inbox())
        .on(OrderShipped.class, this::bill);
  }

  private void bill(OrderShipped shipped) throws SQLException {
    Connection connection = store.transactions().required();
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO invoices VALUES (?)")) {
      insert.setString(1, shipped.orderId());
      insert.executeUpdate();
    }
  }
}
