package io.sealane.examples.docs;

import static io.sealane.test.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.Sealane;
import io.sealane.codec.EventCatalog;
import io.sealane.consume.Subscription;
import io.sealane.error.PublishException;
import io.sealane.event.DomainEvent;
import io.sealane.event.Publication;
import io.sealane.examples.docs.OrderEvent.OrderCancelled;
import io.sealane.examples.docs.OrderEvent.OrderCompleted;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.inmemory.Trouble;
import io.sealane.publish.EventPublisher;
import io.sealane.publish.Route;
import io.sealane.test.SealaneTest;
import io.sealane.test.TestSetup;
import io.sealane.translate.ForeignMessage;
import io.sealane.transport.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** docs/publishing.md. */
class PublishingTest {

  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

  record OrderChanged(String orderId) implements DomainEvent {}

  @Test
  void moreCanBeSaidAboutAnEvent() {
    try (var sealane = open()) {
      Instant tonight = sealane.time().instant().plus(Duration.ofHours(8));
      EventPublisher publisher = sealane.publisher();
      // tag::publish
      publisher.publish(new OrderCompleted("o-1", 42_000));
      publisher.publish(
          Publication.of(new OrderCancelled("o-2", "too late"))
              .withId("cancel-o-2")
              .withHeader("tenant", "north")
              .withExpiry(tonight));
      // end::publish
      sealane.awaitIdle();

      assertThat(sealane)
          .handled(OrderCancelled.class)
          .withMetadata(it -> assertThat(it.headers()).containsEntry("tenant", "north"));
    }
  }

  @Test
  void whatWasNotAcceptedCanBePublishedAgain() {
    TestSetup setup = TestSetup.standard().inTrouble(Trouble.seeded(1));
    List<Publication> orders =
        List.of(
            Publication.of(new OrderCompleted("o-1", 1)),
            Publication.of(new OrderCompleted("o-2", 2)));
    try (var sealane = open(setup)) {
      sealane.transport().faults().begin(Trouble.Kind.SEND_REJECTED);
      assertThatThrownBy(() -> publish(orders, sealane.publisher(), () -> {}))
          .isInstanceOf(PublishException.class);

      publish(
          orders,
          sealane.publisher(),
          () -> sealane.transport().faults().end(Trouble.Kind.SEND_REJECTED));
      sealane.awaitIdle();

      assertThat(sealane).handled(OrderCompleted.class).times(2);
    }
  }

  private static void publish(
      List<Publication> orders, EventPublisher publisher, Runnable aLittleLater) {
    // tag::publish-again
    try {
      publisher.publishAll(orders);
    } catch (PublishException e) {
      if (!e.isRetryable()) {
        throw e;
      }
      aLittleLater.run();
      publisher.publishAll(e.notAccepted()); // the same ids, and only what was not accepted
    }
    // end::publish-again
  }

  @Test
  void nobodyHasToWaitForTheBroker() {
    try (var sealane = open()) {
      List<OrderCompleted> orders = List.of(new OrderCompleted("o-1", 1));
      EventPublisher publisher = sealane.publisher();
      // tag::publish-async
      CompletableFuture<Void> accepted = publisher.publishAsync(Publication.ofAll(orders));
      accepted.thenRun(() -> seen.add("accepted"));
      // end::publish-async
      sealane.awaitIdle();

      assertThat(seen).contains("accepted");
    }
  }

  @Test
  void aRouteSaysWhereToAndInWhichForm() {
    // tag::publish-routes
    EventCatalog orders = EventCatalog.of("orders", OrderEvent.class);
    EventCatalog outside = EventCatalog.of("shop", OrderChanged.class);

    Route inside = Route.of(orders).to(Topic.of("orders"));
    Route partners =
        Route.of(OrderEvent.class)
            .to(Topic.of("partners"))
            .keyedBy(OrderEvent.class, OrderEvent::orderId)
            .mapped(OrderEvent.class, event -> new OrderChanged(event.orderId()));
    Route legacy =
        Route.of(OrderCompleted.class)
            .to(Topic.of("legacy"))
            .translated(
                OrderCompleted.class,
                order -> ForeignMessage.of(order, legacyWords(order.event())));

    try (var sealane =
        Sealane.over(InMemoryTransport.create())
            .read(orders, outside)
            .route(inside)
            .route(partners)
            .route(legacy)
            .subscribe(partner()) // hidden
            .start()) {
      sealane.publisher().publish(new OrderCompleted("o-1", 42_000));
    }
    // end::publish-routes

    assertThat(seen).containsExactly("partner: OrderChanged[orderId=o-1]");
  }

  private Subscription partner() {
    return Subscription.named("partner")
        .to("partners")
        .on(OrderChanged.class, changed -> seen.add("partner: " + changed));
  }

  private static byte[] legacyWords(OrderCompleted order) {
    return ("ORD_NO=" + order.orderId()).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void threeRings() {
    InMemoryTransport broker = InMemoryTransport.create();
    List<String> stock = seen;
    // tag::publish-rings
    try (var sealane =
        Sealane.over(broker)
            .publish(EventCatalog.of("orders", OrderEvent.class))
            .to(Topic.of("statistics"), Topic.of("orders"))
            .local(OrderCompleted.class, order -> stock.add("reserved for " + order.orderId()))
            .inProcess(InMemoryTransport.create(), Topic.of("statistics"))
            .subscribe(
                Subscription.named("statistics")
                    .to("statistics")
                    .on(OrderEvent.class, event -> seen.add("counted " + event.orderId())))
            .start()) {
      sealane.publisher().publish(new OrderCompleted("o-1", 42_000));
    }
    // end::publish-rings

    assertThat(seen).containsExactly("reserved for o-1", "counted o-1");
  }

  @Test
  void nothingLeavesWhenALocalHandlerThrows() {
    try (var sealane =
        SealaneTest.with(
            builder ->
                builder
                    .publish(EventCatalog.of("orders", OrderEvent.class))
                    .to(Topic.of("orders"))
                    .local(
                        OrderCompleted.class,
                        order -> {
                          throw new IllegalStateException("out of stock");
                        })
                    .subscribe(handling()))) {
      assertThatThrownBy(() -> sealane.publish(new OrderCompleted("o-1", 1)))
          .hasMessage("out of stock");

      sealane.awaitIdle();
      assertThat(seen).isEmpty();
    }
  }

  private SealaneTest open() {
    return open(TestSetup.standard());
  }

  private SealaneTest open(TestSetup setup) {
    return setup.with(
        builder ->
            builder
                .publish(EventCatalog.of("orders", OrderEvent.class))
                .to(Topic.of("orders"))
                .subscribe(handling()));
  }

  private Subscription handling() {
    return Subscription.named("delivery")
        .to("orders")
        .on(OrderEvent.class, event -> seen.add(event.orderId()));
  }
}
