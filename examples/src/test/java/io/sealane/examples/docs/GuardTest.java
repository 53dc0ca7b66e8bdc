package io.sealane.examples.docs;

import static io.sealane.test.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.Sealane;
import io.sealane.SealaneBuilder;
import io.sealane.codec.EventCatalog;
import io.sealane.consume.Subscription;
import io.sealane.event.Publication;
import io.sealane.examples.docs.OrderEvent.OrderCompleted;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.store.InMemoryGuard;
import io.sealane.test.SealaneTest;
import io.sealane.transport.Topic;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** docs/idempotency.md. */
class GuardTest {

  private final Vans vans = new Vans();

  @Test
  void anEventIsHandledOncePerSubscription() {
    // tag::guard-once
    Publication once = Publication.of(new OrderCompleted("o-1", 42_000)).withId("checkout-77");
    try (var sealane = SealaneTest.with(this::delivery)) {
      sealane.publish(once);
      sealane.publish(once);
      sealane.publish(once).awaitAll();
      sealane.awaitIdle();

      assertThat(sealane).handled(OrderCompleted.class).once();
      assertThat(sealane).deduplicated(OrderCompleted.class).times(2);
    }
    // end::guard-once
  }

  @Test
  void theSameIdWithOtherContentIsAnError() {
    try (var sealane = SealaneTest.with(this::delivery)) {
      // tag::guard-conflict
      sealane
          .publish(Publication.of(new OrderCompleted("o-1", 1)).withId("checkout-77"))
          .awaitAll();
      sealane.publish(Publication.of(new OrderCompleted("o-2", 2)).withId("checkout-77"));
      sealane.awaitIdle();

      assertThat(vans.booked()).containsExactly("o-1");
      assertThat(sealane).deadLettered(OrderCompleted.class).once().because("other content");
      // end::guard-conflict
    }
  }

  @Test
  void aGuardIsConfiguredForAllAndForOne() {
    // tag::guard-configure
    try (var sealane =
        Sealane.over(InMemoryTransport.create())
            .publish(EventCatalog.of("orders", OrderEvent.class))
            .to(Topic.of("orders"))
            .guard(InMemoryGuard.create().withCapacity(500_000).withRetention(Duration.ofDays(4)))
            .subscribe(
                Subscription.named("delivery")
                    .to("orders")
                    .on(OrderCompleted.class, order -> vans.book(order.orderId())),
                Subscription.named("search-index")
                    .to("orders")
                    .unguarded() // to index an order twice does no harm
                    .on(OrderEvent.class, event -> vans.book("index " + event.orderId())))
            .start()) {
      sealane.publisher().publish(new OrderCompleted("o-1", 42_000));
    }
    // end::guard-configure
    assertThat(vans.booked()).containsExactlyInAnyOrder("o-1", "index o-1");
  }

  private void delivery(SealaneBuilder sealane) {
    sealane
        .publish(EventCatalog.of("orders", OrderEvent.class))
        .to(Topic.of("orders"))
        .subscribe(
            Subscription.named("delivery")
                .to("orders")
                .on(OrderCompleted.class, order -> vans.book(order.orderId())));
  }
}
