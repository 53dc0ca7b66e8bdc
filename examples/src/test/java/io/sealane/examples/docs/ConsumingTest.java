package io.sealane.examples.docs;

import static io.sealane.test.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.SubscriptionControl;
import io.sealane.codec.EventCatalog;
import io.sealane.consume.Disposition;
import io.sealane.consume.EventContext;
import io.sealane.consume.RetryPolicy;
import io.sealane.consume.Subscription;
import io.sealane.event.DomainEvent;
import io.sealane.event.Publication;
import io.sealane.examples.docs.OrderEvent.OrderCancelled;
import io.sealane.examples.docs.OrderEvent.OrderCompleted;
import io.sealane.examples.docs.Vans.NoSuchAddressException;
import io.sealane.examples.docs.Vans.OfficeClosedException;
import io.sealane.observe.Health;
import io.sealane.test.SealaneTest;
import io.sealane.test.time.VirtualTime;
import io.sealane.time.Backoff;
import io.sealane.transport.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** docs/consuming.md. */
class ConsumingTest {

  private final Vans vans = new Vans();
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

  record DeliveryGivenUp(String orderId) implements DomainEvent {}

  @Test
  void aSubscriptionHandlesTypesAndFamilies() {
    // tag::consume-subscription
    Subscription delivery =
        Subscription.named("delivery")
            .to("orders")
            .on(OrderCompleted.class, order -> vans.book(order.orderId()))
            .on(OrderEvent.class, other -> seen.add(other.orderId()));
    // end::consume-subscription

    try (var sealane = open(delivery)) {
      sealane.publishAll(new OrderCompleted("o-1", 1), new OrderCancelled("o-2", "")).awaitAll();

      assertThat(vans.booked()).containsExactly("o-1");
      assertThat(seen).containsExactly("o-2");
    }
  }

  @Test
  void aPolicySaysWhatFollowsAFailure() {
    // tag::consume-retry
    RetryPolicy policy =
        RetryPolicy.none()
            .withImmediate(1)
            .withDelayed(3, Backoff.exponential(Duration.ofSeconds(10), Duration.ofMinutes(10)))
            .notRetrying(NoSuchAddressException.class)
            .pausingOn(OfficeClosedException.class);
    // end::consume-retry
    Subscription delivery = booking().retry(policy);

    vans.breakDown(7);
    try (var sealane = open(delivery)) {
      sealane.publish(new OrderCompleted("o-1", 1)).awaitAll();

      assertThat(sealane).handled(OrderCompleted.class).once().atAttempt(8);
    }
    assertThat(policy.attempts()).isEqualTo(8);
  }

  @Test
  void whatIsNotRetryableIsGivenUpAtOnce() {
    Subscription delivery =
        Subscription.named("delivery")
            .to("orders")
            .retry(RetryPolicy.standard().notRetrying(NoSuchAddressException.class))
            .on(
                OrderCompleted.class,
                order -> {
                  throw new NoSuchAddressException();
                });
    try (var sealane = open(delivery)) {
      sealane.publish(new OrderCompleted("o-1", 1)).awaitAll();

      assertThat(sealane).failed(OrderCompleted.class).once();
      assertThat(sealane).deadLettered(OrderCompleted.class).because("NOT_RETRYABLE");
    }
  }

  @Test
  void anOutagePausesAndUsesUpNoAttempt() {
    AtomicInteger closed = new AtomicInteger(10);
    Subscription delivery =
        Subscription.named("delivery")
            .to("orders")
            .retry(RetryPolicy.standard().pausingOn(OfficeClosedException.class))
            .on(
                OrderCompleted.class,
                order -> {
                  if (closed.getAndDecrement() > 0) {
                    throw new OfficeClosedException();
                  }
                });
    try (var sealane = open(delivery)) {
      sealane.publish(new OrderCompleted("o-1", 1)).awaitAll();

      assertThat(sealane).handled(OrderCompleted.class).once().atAttempt(1);
    }
  }

  @Test
  void aHandlerMayDecideForItself() {
    // tag::consume-context
    Subscription delivery =
        Subscription.named("delivery")
            .to("orders")
            .onWithContext(
                OrderCompleted.class,
                (order, context) -> {
                  if (order.total() < 0) {
                    context.reject("a total below zero");
                  } else if (vans.booked().isEmpty() && context.deliveryCount() == 1) {
                    context.retryAfter(Duration.ofMinutes(1));
                  } else {
                    vans.book(order.orderId());
                  }
                });
    // end::consume-context

    try (var sealane = open(delivery)) {
      sealane.publishAll(new OrderCompleted("o-1", 1), new OrderCompleted("o-2", -1)).awaitAll();

      assertThat(sealane).retried(OrderCompleted.class).once().after(Duration.ofMinutes(1));
      assertThat(sealane).deadLettered(OrderCompleted.class).once().because("a total below zero");
      assertThat(vans.booked()).containsExactly("o-1");
    }
  }

  @Test
  void compensationRunsBeforeTheDeadLetter() {
    vans.breakDown(5);
    // tag::consume-compensate
    Subscription delivery =
        Subscription.named("delivery")
            .to("orders")
            .on(OrderCompleted.class, order -> vans.book(order.orderId()))
            .onFailure(
                (event, context, failure) -> {
                  if (event instanceof OrderCompleted order) {
                    context.publish(new DeliveryGivenUp(order.orderId()));
                  }
                });
    // end::consume-compensate

    try (var sealane = open(delivery)) {
      sealane.publish(new OrderCompleted("o-1", 1)).awaitAll();

      assertThat(sealane).compensated(OrderCompleted.class).once().by("delivery");
      assertThat(sealane).published(DeliveryGivenUp.class).exactly(new DeliveryGivenUp("o-1"));
    }
  }

  @Test
  void eventsOfAKeyAreHandledInTheirOrder() {
    // tag::consume-ordered
    Subscription delivery =
        Subscription.named("delivery")
            .to("orders")
            .ordered()
            .concurrency(20)
            .on(OrderEvent.class, event -> seen.add(event.toString()));
    // end::consume-ordered
    OrderEvent completed = new OrderCompleted("o-1", 1);
    OrderEvent cancelled = new OrderCancelled("o-1", "too late");

    try (var sealane = open(delivery)) {
      sealane.publishAll(completed, cancelled).awaitAll();

      assertThat(seen).containsExactly(completed.toString(), cancelled.toString());
    }
  }

  @Test
  void aSubscriptionIsInAnOperatorsHands() {
    try (var test = open(booking())) {
      var sealane = test.sealane();
      // tag::consume-control
      SubscriptionControl delivery = sealane.subscription("delivery");
      delivery.concurrency(50);
      delivery.pause();
      Health health = delivery.health(); // PAUSED, and why
      delivery.resume();
      // end::consume-control

      assertThat(health).isEqualTo(new Health(Health.State.PAUSED, "paused by an operator"));
      test.publish(new OrderCompleted("o-1", 1)).awaitAll();
      assertThat(vans.booked()).containsExactly("o-1");
    }
  }

  @Test
  void whatIsNotForAHandlerIsDisposedOfAsDeclared() {
    // tag::consume-dispositions
    Subscription delivery =
        Subscription.named("delivery")
            .to("orders")
            .undecodable(Disposition.DEAD_LETTER)
            .unknownType(Disposition.SKIP)
            .expired(Disposition.SKIP)
            .on(OrderCompleted.class, order -> vans.book(order.orderId()));
    // end::consume-dispositions

    try (var sealane = open(delivery)) {
      OrderCompleted order = new OrderCompleted("o-1", 1);
      sealane.publish(Publication.of(order).withExpiry(VirtualTime.START));
      sealane.send("orders", "[]", Map.of());
      sealane.awaitIdle();

      assertThat(sealane).skipped(OrderCompleted.class).once();
      assertThat(sealane.deadLetters("delivery").list()).hasSize(1);
    }
  }

  @Test
  void aLongHandlerLooksWhetherItIsStillWanted() {
    // tag::consume-cancelled
    Subscription delivery =
        Subscription.named("delivery")
            .to("orders")
            .timeout(Duration.ofMinutes(10))
            .onWithContext(OrderCompleted.class, this::planRoute);
    // end::consume-cancelled

    try (var sealane = open(delivery)) {
      sealane.publish(new OrderCompleted("o-1", 1)).awaitAll();

      assertThat(sealane).handled(OrderCompleted.class).once();
    }
  }

  // tag::consume-cancelled
  private void planRoute(OrderCompleted order, EventContext context) {
    for (int stop = 0; stop < 100 && !context.isCancelled(); stop++) {
      seen.add(order.orderId() + "/" + stop);
    }
  }

  // end::consume-cancelled

  private Subscription booking() {
    return Subscription.named("delivery")
        .to("orders")
        .on(OrderCompleted.class, order -> vans.book(order.orderId()));
  }

  private static SealaneTest open(Subscription subscription) {
    return SealaneTest.with(
        builder ->
            builder
                .publish(EventCatalog.of("orders", OrderEvent.class))
                .to(Topic.of("orders"))
                .publish(EventCatalog.of("delivery", DeliveryGivenUp.class))
                .to(Topic.of("deliveries"))
                .subscribe(subscription));
  }
}
