package io.sealane.examples.docs;

import static io.sealane.test.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.SealaneBuilder;
import io.sealane.codec.EventCatalog;
import io.sealane.consume.RetryPolicy;
import io.sealane.consume.Subscription;
import io.sealane.event.DomainEvent;
import io.sealane.examples.docs.OrderEvent.OrderCompleted;
import io.sealane.inmemory.Trouble;
import io.sealane.test.SealaneTest;
import io.sealane.test.TestSetup;
import io.sealane.time.Backoff;
import io.sealane.transport.Topic;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** docs/testing.md, and the README's tests. */
class TestingTest {

  private final Vans vans = new Vans();

  record DeliveryScheduled(String orderId) implements DomainEvent {}

  // tag::test-configuration
  void delivery(SealaneBuilder sealane) {
    sealane
        .publish(EventCatalog.of("orders", OrderEvent.class))
        .to(Topic.of("orders"))
        .publish(EventCatalog.of("delivery", DeliveryScheduled.class))
        .to(Topic.of("deliveries"))
        .subscribe(
            Subscription.named("delivery")
                .to("orders")
                .retry(RetryPolicy.none().withDelayed(2, Backoff.fixed(Duration.ofMinutes(5))))
                .onWithContext(
                    OrderCompleted.class,
                    (order, context) -> {
                      vans.book(order.orderId());
                      context.publish(new DeliveryScheduled(order.orderId()));
                    }));
  }

  // end::test-configuration

  // tag::test-handler
  @Test
  void aCompletedOrderIsScheduledOnce() {
    try (var sealane = SealaneTest.with(this::delivery)) {
      sealane.publish(new OrderCompleted("o-1", 42_000)).awaitAll();

      assertThat(sealane).handled(OrderCompleted.class).once().by("delivery");
      assertThat(sealane).published(DeliveryScheduled.class).exactly(new DeliveryScheduled("o-1"));
      assertThat(sealane).hasNoFailures().hasNoDeadLetters();
    }
  }

  // end::test-handler

  // tag::test-retry
  @Test
  void aVanThatIsNotThereIsAskedForAgain() {
    vans.breakDown(2);
    try (var sealane = SealaneTest.with(this::delivery)) {
      sealane.publish(new OrderCompleted("o-1", 42_000)).awaitAll(); // takes no ten minutes

      assertThat(sealane).failed(OrderCompleted.class).times(2).because("no van");
      assertThat(sealane).handled(OrderCompleted.class).once().atAttempt(3);
    }
  }

  // end::test-retry

  // tag::test-survives
  @Test
  void everyOrderGetsItsVanWhateverTheBrokerDoes() {
    SealaneTest.survives(
        20,
        setup -> {
          Set<String> booked = new HashSet<>();
          try (var sealane =
              setup.with(
                  builder ->
                      builder
                          .publish(EventCatalog.of("orders", OrderEvent.class))
                          .to(Topic.of("orders"))
                          .subscribe(
                              Subscription.named("delivery")
                                  .to("orders")
                                  .on(OrderCompleted.class, it -> booked.add(it.orderId()))))) {
            for (int i = 1; i <= 10; i++) {
              sealane.publish(new OrderCompleted("o-" + i, 42_000));
            }
            sealane.awaitIdle();

            assertThat(booked).hasSize(10);
          }
        });
  }

  // end::test-survives

  @Test
  void aDuplicateCanBeAskedFor() {
    // tag::test-duplicate
    TestSetup setup = TestSetup.standard().inTrouble(Trouble.seeded(1));
    try (var sealane = setup.with(this::delivery)) {
      sealane.transport().faults().next(Trouble.Kind.DUPLICATED, "delivery");
      sealane.publish(new OrderCompleted("o-1", 42_000)).awaitAll();

      assertThat(sealane.transport().faults().hits(Trouble.Kind.DUPLICATED)).isEqualTo(1);
      assertThat(vans.booked()).containsExactly("o-1");
    }
    // end::test-duplicate
  }

  @Test
  void aForeignMessageCanBeSent() {
    try (var sealane = SealaneTest.with(this::delivery)) {
      // tag::test-send
      sealane.send("orders", "this is no event", Map.of());
      sealane.awaitIdle();

      assertThat(sealane.deadLetters("delivery").list()).hasSize(1);
      // end::test-send
    }
  }

  @Test
  void aFailureTellsTheTimeline() {
    vans.breakDown(3);
    try (var sealane = TestSetup.standard().oneAtATime().with(this::delivery)) {
      sealane.publish(new OrderCompleted("o-1", 42_000)).awaitAll();

      assertThatThrownBy(() -> assertThat(sealane).handled(OrderCompleted.class))
          .hasMessage(Documents.fence("docs/testing.md", "text", 0));
    }
  }
}
