package io.sealane.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.Sealane;
import io.sealane.SealaneBuilder;
import io.sealane.consume.Subscription;
import io.sealane.event.DomainEvent;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.observe.Health.State;
import io.sealane.publish.Route;
import io.sealane.publish.overview.Overview;
import io.sealane.publish.overview.SubscriptionOverview;
import io.sealane.publish.overview.TopicOverview;
import io.sealane.test.Shop.DeliveryScheduled;
import io.sealane.test.Shop.OrderCancelled;
import io.sealane.test.Shop.OrderCompleted;
import io.sealane.test.time.VirtualTime;
import io.sealane.transport.Topic;
import io.sealane.transport.receive.Backlog;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a running application tells about itself. */
class OverviewTest {

  record TillOpened(int till) implements DomainEvent {}

  private final VirtualTime time = VirtualTime.create();

  @AfterEach
  void endTime() {
    time.close();
  }

  private SealaneBuilder shop() {
    return Shop.events(Sealane.over(InMemoryTransport.create(time)))
        .route(
            Route.of(OrderCompleted.class)
                .to(Topic.ordered("audit"))
                .keyedBy(OrderCompleted.class, order -> "all"))
        .local(OrderCompleted.class, order -> {})
        .local(TillOpened.class, till -> {})
        .subscribe(Shop.delivery(order -> {}))
        .scheduler(time)
        .executor(time);
  }

  @Test
  void topicsTypesAndSubscriptionsAreListed() {
    Overview overview = overview();

    assertThat(overview.topics())
        .containsExactlyInAnyOrder(
            new TopicOverview("orders", false, true, "InMemoryTransport"),
            new TopicOverview("deliveries", false, true, "InMemoryTransport"),
            new TopicOverview("audit", true, true, "InMemoryTransport"),
            new TopicOverview("news", false, false, "InMemoryTransport"));
    assertThat(overview.types())
        .extracting("tag")
        .containsExactlyInAnyOrder(
            "orders.OrderCompleted",
            "orders.OrderCancelled",
            "delivery.DeliveryScheduled",
            "TillOpened");
    assertThat(overview.subscriptions())
        .filteredOn(one -> one.name().equals("delivery"))
        .extracting(SubscriptionOverview::topics, SubscriptionOverview::types)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                java.util.List.of("orders"), java.util.List.of("orders.OrderCompleted")));
  }

  private Overview overview() {
    try (Sealane sealane =
        shop()
            .topics(Topic.of("news"))
            .subscribe(
                Subscription.named("reader").to("news").on(DeliveryScheduled.class, event -> {}),
                Subscription.named("canceller").to("orders").on(OrderCancelled.class, event -> {}))
            .start()) {
      return sealane.overview();
    }
  }

  @Test
  void whereAnEventWouldGoIsExplained() {
    assertThat(overview().explain("OrderCompleted"))
        .containsExactly(
            "'orders.OrderCompleted' is io.sealane.test.Shop$OrderCompleted, version 1",
            "1 local handler(s) handle it in the publisher's thread, before anything leaves",
            "it goes to topic 'orders' as it is: Route[[OrderCompleted, OrderCancelled] to [orders]]",
            "from 'orders' it reaches subscription 'delivery' here, which handles it",
            "from 'orders' subscription 'canceller' here does not get it: it has no handler for it",
            "it goes to topic 'audit' as it is, with a key that the route says: Route[[OrderCompleted] to [audit]]");
  }

  @Test
  void anEventIsKnownByItsTagItsClassAndItsFullName() {
    Overview overview = overview();
    assertThat(overview.explain("orders.OrderCompleted"))
        .isEqualTo(overview.explain("io.sealane.test.Shop$OrderCompleted"))
        .isEqualTo(overview.explain("Shop$OrderCompleted"))
        .isEqualTo(overview.explain("OrderCompleted"));
  }

  @Test
  void whatGoesNowhereIsExplainedToo() {
    assertThat(overview().explain("TillOpened"))
        .containsExactly(
            "'TillOpened' is io.sealane.test.OverviewTest$TillOpened, version 1, and in no catalogue",
            "1 local handler(s) handle it in the publisher's thread, before anything leaves",
            "it goes to no topic: no route takes it");
    assertThat(overview().explain("Nonsense\n${x}"))
        .containsExactly(
            "no event type is called 'Nonsense\\u000a\\u0024{x}'; known types: "
                + "[TillOpened, delivery.DeliveryScheduled, orders.OrderCancelled, "
                + "orders.OrderCompleted]");
  }

  @Test
  void aTypeThatIsOnlyReadIsRefusedWhenItIsPublished() {
    try (Sealane sealane =
        Sealane.over(InMemoryTransport.create(time))
            .read(Shop.ORDERS)
            .topics(Topic.of("orders"))
            .subscribe(Shop.delivery(order -> {}))
            .scheduler(time)
            .executor(time)
            .start()) {
      assertThat(sealane.overview().explain("OrderCompleted"))
          .endsWith("publishing it is refused: neither a route nor a local handler takes it");
    }
  }

  @Test
  void aSubscriptionTellsWhenItsBrokerLastAnsweredAndWhatWaits() throws Exception {
    try (Sealane sealane = shop().start()) {
      var delivery = sealane.subscription("delivery");
      sealane.publisher().publish(new OrderCompleted("o-1", 1));
      time.pass(Duration.ofMinutes(5));
      assertThat(delivery.lastReceive())
          .isAfterOrEqualTo(VirtualTime.START)
          .isBeforeOrEqualTo(time.instant());

      delivery.pause();
      time.pass(Duration.ofMinutes(5));
      assertThat(delivery.health().state()).isEqualTo(State.PAUSED);
      sealane.publisher().publish(new OrderCompleted("o-2", 1));
      Backlog backlog = delivery.backlog().toCompletableFuture().join();
      assertThat(backlog.ready() + backlog.delayed() + backlog.inFlight()).isEqualTo(1);
      delivery.resume();
    }
  }
}
