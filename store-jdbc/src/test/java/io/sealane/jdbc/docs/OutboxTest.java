package io.sealane.jdbc.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.Sealane;
import io.sealane.codec.EventCatalog;
import io.sealane.consume.Subscription;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.docs.OrderEvent.OrderCompleted;
import io.sealane.jdbc.outbox.OutsideTransaction;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.jdbc.transaction.ThreadTransactions;
import io.sealane.store.outbox.OutboxBacklog;
import io.sealane.transport.Topic;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OutboxTest {

  @AutoClose private final TestDatabase database = Product.POSTGRESQL.create();
  private final DataSource dataSource = database.dataSource();
  private final List<String> shipped = new CopyOnWriteArrayList<>();

  OutboxTest() {
    database.execute("CREATE TABLE orders (order_id TEXT, total BIGINT)");
  }

  private static void insertOrder(Connection connection, String id, long total)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO orders VALUES (?, ?)")) {
      insert.setString(1, id);
      insert.setLong(2, total);
      insert.executeUpdate();
    }
  }

  @Test
  void anOrderAndItsEventAreOneCommit() throws Exception {
    InMemoryTransport transport = InMemoryTransport.create();
    // tag::outbox
    JdbcStore store = JdbcStore.of(dataSource);
    store.schema(SchemaPart.OUTBOX).apply(); // or apply the files with your own migrations

    try (var sealane =
        Sealane.over(transport)
            .publish(EventCatalog.of("orders", OrderEvent.class))
            .to(Topic.ordered("orders"))
            .outbox(store.outbox())
            .subscribe(
                Subscription.named("delivery")
                    .to("orders")
                    .on(OrderCompleted.class, order -> shipped.add(order.orderId())))
            .start()) {
      store
          .transactions()
          .inNew(
              () -> {
                insertOrder(store.transactions().required(), "o-1", 42_000);
                sealane.publisher().publish(new OrderCompleted("o-1", 42_000));
                return null;
              });
    }
    // end::outbox
    assertThat(shipped).containsExactly("o-1");
    assertThat(database.texts("SELECT order_id FROM orders")).containsExactly("o-1");
  }

  @Test
  void aTransactionOfTheApplicationsOwnIsHandedIn() throws Exception {
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      // tag::outbox-hand-in
      ThreadTransactions transactions = ThreadTransactions.on(dataSource);
      JdbcStore store = JdbcStore.of(dataSource, transactions);
      // end::outbox-hand-in
      store.schema(SchemaPart.OUTBOX).apply();
      try (var sealane =
          Sealane.over(InMemoryTransport.create())
              .publish(EventCatalog.of("orders", OrderEvent.class))
              .to(Topic.ordered("orders"))
              .outbox(store.outbox())
              .subscribe(
                  Subscription.named("delivery")
                      .to("orders")
                      .on(OrderCompleted.class, order -> shipped.add(order.orderId())))
              .start()) {
        // tag::outbox-hand-in
        transactions.with(
            connection, // where your transaction is
            () -> {
              insertOrder(connection, "o-1", 42_000);
              sealane.publisher().publish(new OrderCompleted("o-1", 42_000));
              return null;
            });
        connection.commit(); // nobody but you ends it
        // end::outbox-hand-in
      }
    }
    assertThat(shipped).containsExactly("o-1");
  }

  @Test
  void itIsConfiguredAndAsked() {
    JdbcStore store = JdbcStore.of(dataSource);
    store.schema(SchemaPart.OUTBOX).apply();
    // tag::outbox-configure
    var strict = store.outbox().withOutsideTransaction(OutsideTransaction.REFUSE);
    var gathered = store.outbox().gathering(); // one statement a transaction, before its commit
    var eager =
        store
            .outbox()
            .withPolling(Duration.ofMillis(5), Duration.ofMillis(100))
            .withLease(Duration.ofSeconds(5))
            .withBatch(500);
    // end::outbox-configure
    assertThat(strict).isNotSameAs(gathered).isNotSameAs(eager);
    // tag::outbox-backlog
    OutboxBacklog backlog = store.outbox().backlog();
    System.out.println(backlog.waiting() + " wait, the oldest for " + backlog.oldest());
    backlog.held().forEach(key -> System.out.println(key.key() + " is held: " + key.reason()));
    boolean gone = store.outbox().discard("orders", "checkout-77"); // the next of its key goes on
    // end::outbox-backlog
    assertThat(backlog.waiting()).isZero();
    assertThat(gone).as("what holds back no key").isFalse();
  }
}
