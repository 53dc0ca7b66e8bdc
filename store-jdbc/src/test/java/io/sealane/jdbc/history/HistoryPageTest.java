package io.sealane.jdbc.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.Sealane;
import io.sealane.codec.EventCatalog;
import io.sealane.consume.Subscription;
import io.sealane.event.DomainEvent;
import io.sealane.event.Publication;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.observe.history.EventHistory;
import io.sealane.transport.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** docs/history.md. */
class HistoryPageTest {

  record OrderPlaced(String orderId) implements DomainEvent {
    @Override
    public String key() {
      return orderId;
    }
  }

  @AutoClose private final TestDatabase database = Product.H2.create();
  @AutoClose private final TestDatabase deliveries = Product.H2.create();

  @Test
  void aHistoryIsWrittenAndRead() {
    List<String> shipped = new ArrayList<>();
    // tag::history-write
    JdbcStore jdbc = JdbcStore.of(database.dataSource());
    jdbc.schema(SchemaPart.HISTORY).apply();
    try (JdbcHistory history = jdbc.history().keeping(Duration.ofDays(90));
        Sealane sealane =
            Sealane.over(InMemoryTransport.create())
                .publish(EventCatalog.of("orders", OrderPlaced.class))
                .to(Topic.of("orders"))
                .subscribe(
                    Subscription.named("delivery")
                        .to("orders")
                        .on(OrderPlaced.class, placed -> shipped.add(placed.orderId())))
                .observe(history)
                .start()) {
      sealane.publisher().publish(Publication.of(new OrderPlaced("7")).withId("checkout-77"));
    }
    // end::history-write

    // tag::history-read
    EventHistory story = jdbc.historyReader().event("checkout-77");
    System.out.println(story.tree("checkout-77"));
    // end::history-read
    assertThat(story.tree("checkout-77").withoutTimes())
        .hasToString(
            """
            orders.OrderPlaced checkout-77, published to orders
            └─ delivery
               └─ attempt 1 handled it, settled""");

    JdbcStore elsewhere = JdbcStore.of(deliveries.dataSource());
    elsewhere.schema(SchemaPart.HISTORY).apply();
    // tag::history-merge
    HistoryReader both = jdbc.historyReader().and(elsewhere.historyReader());
    System.out.println(both.correlation("checkout-77").treeOf("checkout-77"));
    System.out.println(both.key("7").timeline());
    System.out.println(both.dropped() + " rows are missing");
    // end::history-merge
    assertThat(both.correlation("checkout-77").treeOf("checkout-77").toString())
        .isEqualTo(story.tree("checkout-77").toString());
  }
}
