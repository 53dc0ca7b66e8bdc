package io.sealane.jdbc.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.codec.EventCatalog;
import io.sealane.consume.Subscription;
import io.sealane.error.WrongExpectedVersionException;
import io.sealane.event.DomainEvent;
import io.sealane.event.Publication;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.jdbc.server.Waiting;
import io.sealane.jdbc.transaction.ThreadTransactions;
import io.sealane.store.stream.ExpectedVersion;
import io.sealane.store.stream.StoredEvent;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** docs/event-store.md. */
class EventStorePageTest {

  // tag::event-store-events
  sealed interface OrderEvent extends DomainEvent {
    record OrderPlaced(String orderId, long total) implements OrderEvent {}

    record OrderCancelled(String orderId, String reason) implements OrderEvent {}
  }

  // end::event-store-events

  @AutoClose private final TestDatabase database = Product.H2.create();
  private final ThreadTransactions transactions = ThreadTransactions.on(database.dataSource());
  private final List<String> shipped = new ArrayList<>();
  private JdbcEventStore store = JdbcStore.of(database.dataSource()).eventStore();

  @BeforeEach
  void openTheStore() {
    // tag::event-store-open
    JdbcStore jdbc = JdbcStore.of(database.dataSource(), transactions);
    jdbc.schema(SchemaPart.EVENTS).apply(); // or the same files by Flyway or Liquibase
    JdbcEventStore store = jdbc.eventStore(EventCatalog.of("orders", OrderEvent.class));
    // end::event-store-open
    this.store = store;
    database.execute("CREATE TABLE turnover (total BIGINT)", "INSERT INTO turnover VALUES (0)");
  }

  @Test
  void anAggregateIsReadDecidedUponAndAppended() {
    // tag::event-store-append
    store.append("order-7", ExpectedVersion.NO_STREAM, new OrderEvent.OrderPlaced("7", 42_000));

    List<StoredEvent> events = store.read("order-7");
    long version = events.get(events.size() - 1).version();
    // … decide by what has happened so far, and append what follows from it …
    store.append(
        "order-7",
        ExpectedVersion.exactly(version),
        new OrderEvent.OrderCancelled("7", "changed my mind"));
    // end::event-store-append

    assertThat(store.read("order-7")).hasSize(2);
    assertThatThrownBy(
            () ->
                store.append(
                    "order-7",
                    ExpectedVersion.exactly(version),
                    new OrderEvent.OrderCancelled("7", "twice")))
        .isInstanceOf(WrongExpectedVersionException.class)
        .hasMessage("stream 'order-7' is at version 2, not at 1");
  }

  @Test
  void anAppendIsPartOfATransaction() throws Exception {
    database.execute("CREATE TABLE orders (id VARCHAR(20))");
    // tag::event-store-transaction
    transactions.inNew(
        () -> {
          insertOrder("7");
          return store.append(
              "order-7", ExpectedVersion.NO_STREAM, new OrderEvent.OrderPlaced("7", 42_000));
        });
    // end::event-store-transaction
    assertThat(database.number("SELECT COUNT(*) FROM orders")).isEqualTo(1);
    assertThat(store.read("order-7")).hasSize(1);
  }

  private void insertOrder(String id) throws SQLException {
    try (PreparedStatement insert =
        transactions.current().prepareStatement("INSERT INTO orders VALUES (?)")) {
      insert.setString(1, id);
      insert.executeUpdate();
    }
  }

  @Test
  void whatWasAppendedIsPublishedWithItsIds() {
    // tag::event-store-publish
    List<StoredEvent> stored =
        store.append("order-7", ExpectedVersion.ANY, new OrderEvent.OrderPlaced("7", 42_000));
    List<Publication> publications = StoredEvent.publications(stored);
    // end::event-store-publish
    assertThat(publications.get(0).id()).isEqualTo(stored.get(0).envelope().metadata().id());
  }

  @Test
  void aProjectionKeepsAReadModel() {
    placed("7", 40);
    // tag::event-store-projection
    Projection turnover =
        Projection.named("turnover")
            .onWithContext(
                OrderEvent.OrderPlaced.class,
                (placed, context) -> {
                  String sql = "UPDATE turnover SET total = total + ?";
                  try (var update = context.connection().prepareStatement(sql)) {
                    update.setLong(1, placed.total());
                    update.executeUpdate();
                  }
                });
    ProjectionRun run = store.projections().start(turnover);
    // end::event-store-projection
    try (run) {
      placed("8", 2);
      Waiting.until("both are there", () -> database.number("SELECT total FROM turnover") == 42);
    }
  }

  private void placed(String id, long total) {
    store.append("order-" + id, ExpectedVersion.ANY, new OrderEvent.OrderPlaced(id, total));
  }

  @Test
  void aSubscriptionsViewIsRebuiltFromJanuary() {
    placed("1", 1);
    database.execute("UPDATE \"sealane_events\" SET recorded_at = 0");
    placed("7", 42_000);
    // tag::event-store-replay
    Subscription delivery =
        Subscription.named("delivery")
            .to("orders")
            .on(OrderEvent.OrderPlaced.class, placed -> ship(placed.orderId()));

    Projection rebuild =
        Projection.named("rebuild-delivery")
            .handlersOf(delivery)
            .from(Instant.parse("2026-01-01T00:00:00Z"));
    store.projections().catchUp(rebuild); // in this thread, until all is applied
    // end::event-store-replay
    assertThat(shipped).containsExactly("7");
  }

  private void ship(String orderId) {
    shipped.add(orderId);
  }
}
