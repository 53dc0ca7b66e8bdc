package io.sealane.jdbc.docs;

import static io.sealane.test.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.Sealane;
import io.sealane.codec.EventCatalog;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.docs.OrderEvent.OrderCompleted;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.jdbc.server.Waiting;
import io.sealane.test.record.Recording;
import io.sealane.transport.Topic;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an outbox sends is recorded as published: after the commit, and not without one. */
class RecordedOutboxTest {

  @AutoClose private final TestDatabase database = Product.H2.create();
  private final JdbcStore store = JdbcStore.of(database.dataSource());

  @BeforeEach
  void createTables() {
    store.schema(SchemaPart.OUTBOX).apply();
  }

  @Test
  void anEventIsPublishedOnceItIsSent() throws Exception {
    // tag::test-outbox
    Recording recording = Recording.create();
    try (Sealane sealane =
        Sealane.over(InMemoryTransport.create())
            .publish(EventCatalog.of("orders", OrderEvent.class))
            .to(Topic.of("orders"))
            .outbox(store.outbox())
            .observe(recording)
            .start()) {
      store.transactions().inNew(() -> complete(sealane, "o-1"));
      Waiting.until("it is sent", () -> !recording.published(OrderCompleted.class).isEmpty());
    }
    assertThat(recording)
        .published(OrderCompleted.class)
        .exactly(new OrderCompleted("o-1", 42_000));
    // end::test-outbox
  }

  @Test
  void whatIsNotCommittedIsNeverPublished() throws Exception {
    Recording recording = Recording.create();
    try (Sealane sealane =
        Sealane.over(InMemoryTransport.create())
            .publish(EventCatalog.of("orders", OrderEvent.class))
            .to(Topic.of("orders"))
            .outbox(store.outbox())
            .observe(recording)
            .start()) {
      assertThatThrownBy(
              () ->
                  store
                      .transactions()
                      .inNew(
                          () -> {
                            complete(sealane, "o-1");
                            throw new IllegalStateException("rolled back");
                          }))
          .hasMessage("rolled back");
      store
          .transactions()
          .inNew(
              () -> {
                complete(sealane, "o-2");
                assertThat(recording).never().published(OrderCompleted.class);
                return true;
              });
      Waiting.until("it is sent", () -> !recording.published(OrderCompleted.class).isEmpty());
    }
    assertThat(recording)
        .published(OrderCompleted.class)
        .exactly(new OrderCompleted("o-2", 42_000));
  }

  private static boolean complete(Sealane sealane, String orderId) {
    sealane.publisher().publish(new OrderCompleted(orderId, 42_000));
    return true;
  }
}
