package io.sealane.jdbc.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.DeadLetters;
import io.sealane.Sealane;
import io.sealane.codec.EventCatalog;
import io.sealane.consume.RetryPolicy;
import io.sealane.consume.Subscription;
import io.sealane.event.DomainEvent;
import io.sealane.event.Publication;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.jdbc.server.Product;
import io.sealane.jdbc.server.TestDatabase;
import io.sealane.jdbc.server.Waiting;
import io.sealane.transport.Topic;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.Selection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class KeepingTransportTest {

  sealed interface OrderEvent extends DomainEvent {
    record OrderCompleted(String orderId) implements OrderEvent {}

    record OrderCancelled(String orderId) implements OrderEvent {}
  }

  private static final EventCatalog CATALOG = EventCatalog.of("orders", OrderEvent.class);

  @AutoClose private final TestDatabase database = Product.POSTGRESQL.create();
  private final JdbcStore store = JdbcStore.of(database.dataSource());
  private final InMemoryTransport inMemory = InMemoryTransport.create();
  private final AtomicBoolean broken = new AtomicBoolean(true);
  private final AtomicInteger handled = new AtomicInteger();

  KeepingTransportTest() {
    store.schema(SchemaPart.DEAD_LETTERS).apply();
  }

  @Test
  void deadLettersAreRowsUntilTheyGoBack() {
    try (Sealane sealane = start(store.keepDeadLetters(inMemory))) {
      publish(sealane);
      DeadLetters letters = sealane.deadLetters("delivery");
      Waiting.until("both are dead", () -> letters.list().size() == 2);
      assertThat(rows()).isEqualTo(2);
      broken.set(false);
      assertThat(letters.redrive(Selection.types("orders.OrderCompleted"))).isEqualTo(1);
      Waiting.until("it is handled", () -> handled.get() == 1);
      assertThat(letters.list()).extracting(DeadLetter::id).containsExactly("e-2");
      assertThat(letters.discard(Selection.ids("e-2"))).isEqualTo(1);
      assertThat(rows()).isZero();
    }
  }

  @Test
  void theyOutliveTheProcess() {
    try (Sealane sealane = start(store.keepDeadLetters(inMemory))) {
      publish(sealane);
      Waiting.until("both are dead", () -> sealane.deadLetters("delivery").list().size() == 2);
    }
    broken.set(false);
    try (Sealane next = start(store.keepDeadLetters(InMemoryTransport.create()))) {
      assertThat(next.deadLetters("delivery").redrive(Selection.all())).isEqualTo(2);
      Waiting.until("both are handled", () -> handled.get() == 2);
      assertThat(rows()).isZero();
    }
  }

  @Test
  void onlyThoseOfTheNamedSubscriptionsAreKept() {
    try (Sealane sealane = start(store.keepDeadLetters(inMemory, "billing"))) {
      publish(sealane);
      Waiting.until("both are dead", () -> sealane.deadLetters("delivery").list().size() == 2);
      assertThat(rows()).isZero();
    }
  }

  @Test
  void whileTheTableIsNotThereNothingIsSettled() {
    try (Sealane sealane = start(store.withTablePrefix("later_").keepDeadLetters(inMemory))) {
      publish(sealane);
      assertThatThrownBy(() -> sealane.deadLetters("delivery").list())
          .isInstanceOf(IllegalStateException.class);
      store.withTablePrefix("later_").schema(SchemaPart.DEAD_LETTERS).apply();
      Waiting.until("both are dead", () -> sealane.deadLetters("delivery").list().size() == 2);
    }
  }

  private Sealane start(Transport transport) {
    return Sealane.over(transport)
        .publish(CATALOG)
        .to(Topic.of("orders"))
        .subscribe(
            Subscription.named("delivery")
                .to("orders")
                .retry(RetryPolicy.none())
                .on(OrderEvent.class, event -> handle()))
        .start();
  }

  private void handle() {
    if (broken.get()) {
      throw new IllegalStateException("provoked");
    }
    handled.incrementAndGet();
  }

  private static void publish(Sealane sealane) {
    sealane.publisher().publish(Publication.of(new OrderEvent.OrderCompleted("o-1")).withId("e-1"));
    sealane.publisher().publish(Publication.of(new OrderEvent.OrderCancelled("o-1")).withId("e-2"));
  }

  private long rows() {
    return database.number("SELECT COUNT(*) FROM sealane_dead_letters");
  }
}
