package io.sealane.jdbc.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.Sealane;
import io.sealane.codec.EventCatalog;
import io.sealane.consume.RetryPolicy;
import io.sealane.consume.Subscription;
import io.sealane.event.Publication;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.docs.OrderEvent.OrderCompleted;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.jdbc.server.Waiting;
import io.sealane.transport.Topic;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.Selection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class InboxTest {

  @AutoClose private final TestDatabase database = Product.POSTGRESQL.create();
  private final DataSource dataSource = database.dataSource();

  InboxTest() {
    database.execute("CREATE TABLE shipments (order_id TEXT, total BIGINT)");
  }

  // tag::inbox-handler
  static void ship(JdbcStore store, OrderCompleted order) throws SQLException {
    Connection connection = store.transactions().required(); // not ours to commit or close
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO shipments VALUES (?, ?)")) {
      insert.setString(1, order.orderId());
      insert.setLong(2, order.total());
      insert.executeUpdate();
    }
  }

  // end::inbox-handler

  @Test
  void anOrderIsShippedOnceHoweverOftenItComes() {
    InMemoryTransport transport = InMemoryTransport.create();
    // tag::inbox
    JdbcStore store = JdbcStore.of(dataSource);
    store.schema(SchemaPart.INBOX).apply(); // or apply the files with your own migrations

    try (var sealane =
        Sealane.over(transport)
            .publish(EventCatalog.of("orders", OrderEvent.class))
            .to(Topic.of("orders"))
            .subscribe(
                Subscription.named("delivery")
                    .to("orders")
                    .guardedBy(store.inbox())
                    .on(OrderCompleted.class, order -> ship(store, order)))
            .start()) {
      var once = Publication.of(new OrderCompleted("o-1", 42_000)).withId("checkout-77");
      sealane.publisher().publish(once);
      sealane.publisher().publish(once);
    }
    // end::inbox
    assertThat(database.texts("SELECT order_id FROM shipments")).containsExactly("o-1");
  }

  @Test
  void theTablesAreVerifiedAndNamed() {
    // tag::inbox-schema
    JdbcStore store = JdbcStore.of(dataSource).withTablePrefix("shop_");
    store.schema(SchemaPart.INBOX).statements().forEach(System.out::println); // to read, or to copy
    store.schema(SchemaPart.INBOX).apply(); // creates what is missing
    store.schema(SchemaPart.INBOX).verify(); // throws with all that is missing or too old
    // end::inbox-schema
    assertThat(database.number("SELECT COUNT(*) FROM shop_inbox")).isZero();
  }

  @Test
  void theInboxIsConfigured() {
    JdbcStore store = JdbcStore.of(dataSource);
    store.schema(SchemaPart.INBOX, SchemaPart.GUARD).apply();
    // tag::inbox-configure
    var patient = store.inbox().withRetention(Duration.ofDays(60));
    var batched = store.inbox().withBatches(10); // ten events share a transaction
    var leased = store.guard(); // for effects that are not in this database
    // end::inbox-configure
    assertThat(patient.removeOld() + batched.removeOld() + leased.removeOld()).isZero();
  }

  @Test
  void deadLettersAreInTheDatabase() {
    Transport transport = InMemoryTransport.create();
    JdbcStore store = JdbcStore.of(dataSource);
    store.schema(SchemaPart.DEAD_LETTERS).apply();
    // tag::inbox-dead-letters
    var sealane =
        Sealane.over(store.keepDeadLetters(transport)) // or only those of some subscriptions
            .publish(EventCatalog.of("orders", OrderEvent.class))
            .to(Topic.of("orders"))
            .subscribe(
                Subscription.named("delivery")
                    .to("orders")
                    .retry(RetryPolicy.none())
                    .on(OrderCompleted.class, order -> refuse()))
            .start();
    // end::inbox-dead-letters
    try (sealane) {
      sealane.publisher().publish(new OrderCompleted("o-1", 1));
      var letters = sealane.deadLetters("delivery");
      Waiting.until("it is dead", () -> letters.list().size() == 1);
      Instant yesterday = Instant.now().minus(Duration.ofDays(1));
      // tag::inbox-selections
      letters.list(Selection.types("orders.OrderCompleted").from(yesterday).atMost(20));
      letters.redrive(Selection.all().before(yesterday));
      letters.discard(Selection.ids("checkout-77"));
      // end::inbox-selections
      assertThat(letters.list()).hasSize(1);
    }
  }

  private static void refuse() {
    throw new IllegalStateException("provoked");
  }
}
