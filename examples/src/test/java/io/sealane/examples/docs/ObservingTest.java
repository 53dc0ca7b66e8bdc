package io.sealane.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.Sealane;
import io.sealane.codec.EventCatalog;
import io.sealane.consume.RetryPolicy;
import io.sealane.consume.Subscription;
import io.sealane.event.DomainEvent;
import io.sealane.event.Publication;
import io.sealane.examples.docs.OrderEvent.OrderCompleted;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.observe.LogObserver;
import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import io.sealane.observe.history.EventHistory;
import io.sealane.transport.Topic;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** docs/observing.md. */
class ObservingTest {

  record DeliveryScheduled(String orderId) implements DomainEvent {}

  @Test
  void anObserverIsOneMethod() {
    // tag::observe-own
    AtomicLong deadLetters = new AtomicLong();
    Observer counting =
        (signal, at) -> {
          if (signal instanceof Signal.DeadLettered letter
              && letter.subject().subscription().equals("delivery")) {
            deadLetters.incrementAndGet();
          }
        };
    // end::observe-own
    Vans vans = new Vans();
    vans.breakDown(1);

    run(counting, vans);

    assertThat(deadLetters).hasValue(1);
  }

  @Test
  void aHistoryTellsWhatBecameOfAnEvent() {
    Vans vans = new Vans();
    // tag::observe-history
    EventHistory history = EventHistory.create();
    try (var sealane =
        Sealane.over(InMemoryTransport.create())
            .publish(EventCatalog.of("orders", OrderEvent.class))
            .to(Topic.of("orders"))
            .publish(EventCatalog.of("delivery", DeliveryScheduled.class)) // hidden
            .to(Topic.of("deliveries")) // hidden
            .subscribe(delivery(vans))
            .observe(history, LogObserver.create())
            .start()) {
      sealane
          .publisher()
          .publish(Publication.of(new OrderCompleted("o-1", 42_000)).withId("checkout-77"));
    }
    System.out.println(history.tree("checkout-77"));
    // end::observe-history

    assertThat(history.tree("checkout-77").withoutTimes().withoutIds())
        .hasToString(Documents.fence("docs/observing.md", "text", 0));
  }

  private static Subscription delivery(Vans vans) {
    return Subscription.named("delivery")
        .to("orders")
        .retry(RetryPolicy.none())
        .onWithContext(
            OrderCompleted.class,
            (order, context) -> {
              vans.book(order.orderId());
              context.publish(new DeliveryScheduled(order.orderId()));
            });
  }

  private static void run(Observer observer, Vans vans) {
    try (var sealane =
        Sealane.over(InMemoryTransport.create())
            .publish(EventCatalog.of("orders", OrderEvent.class))
            .to(Topic.of("orders"))
            .publish(EventCatalog.of("delivery", DeliveryScheduled.class))
            .to(Topic.of("deliveries"))
            .subscribe(delivery(vans))
            .observe(observer)
            .start()) {
      sealane.publisher().publish(new OrderCompleted("o-1", 42_000));
    }
  }
}
