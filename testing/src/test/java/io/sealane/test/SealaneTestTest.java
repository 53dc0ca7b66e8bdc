package io.sealane.test;

import static io.sealane.test.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.consume.Subscription;
import io.sealane.error.ConfigurationException;
import io.sealane.event.DomainEvent;
import io.sealane.event.Publication;
import io.sealane.test.Shop.DeliveryScheduled;
import io.sealane.test.Shop.OrderCancelled;
import io.sealane.test.Shop.OrderCompleted;
import io.sealane.test.Shop.OrderEvent;
import io.sealane.test.time.VirtualTime;
import io.sealane.transport.deadletter.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SealaneTestTest {

  private static final OrderCompleted COMPLETED = new OrderCompleted("o-1", 42_000);

  @Test
  void anOrderIsShippedOnce() {
    try (var sealane =
        SealaneTest.with(
            builder ->
                Shop.events(builder)
                    .subscribe(Shop.schedulingDelivery(), Shop.logistics(scheduled -> {})))) {
      sealane.publish(COMPLETED).awaitAll();

      assertThat(sealane).handled(OrderCompleted.class).once().by("delivery");
      assertThat(sealane)
          .published(DeliveryScheduled.class)
          .once()
          .causedBy("e-1")
          .satisfying(scheduled -> assertThat(scheduled.orderId()).isEqualTo("o-1"));
      assertThat(sealane).handled(DeliveryScheduled.class).once().by("logistics");
      assertThat(sealane).hasNoFailures().hasNoDeadLetters();
      assertThat(sealane.published(DomainEvent.class))
          .containsExactly(COMPLETED, new DeliveryScheduled("o-1"));
    }
  }

  @Test
  void theEntryOfAssertJServesToo() {
    try (var sealane = SealaneTest.with(Shop::events)) {
      sealane.publish(COMPLETED).awaitAll();

      org.assertj.core.api.Assertions.assertThat(sealane).published(OrderCompleted.class).once();
    }
  }

  @Test
  void aRetryAfterMinutesTakesNoTime() {
    AtomicInteger calls = new AtomicInteger();
    try (var sealane =
        SealaneTest.with(
            builder ->
                Shop.events(builder).subscribe(Shop.delivery(order -> failUntil(calls, 3))))) {
      sealane.publish(COMPLETED).awaitAll();

      assertThat(sealane).failed(OrderCompleted.class).times(2).by("delivery").because("no van");
      assertThat(sealane).retried(OrderCompleted.class).after(Duration.ofMinutes(2)).once();
      assertThat(sealane).handled(OrderCompleted.class).once().atAttempt(3);
      assertThat(sealane.time().instant()).isEqualTo(VirtualTime.START.plus(Duration.ofMinutes(3)));
      assertThat(sealane)
          .hasTimeline(
              """
              +0 ms   OrderCompleted e-1            published to orders
              +0 ms   OrderCompleted e-1  delivery  attempt 1 failed: java.lang.IllegalStateException: no van
              +0 ms   OrderCompleted e-1  delivery  tried again after 1 min
              +1 min  OrderCompleted e-1  delivery  attempt 2 failed: java.lang.IllegalStateException: no van
              +1 min  OrderCompleted e-1  delivery  tried again after 2 min
              +3 min  OrderCompleted e-1  delivery  attempt 3 handled it, settled""");
    }
  }

  private static void failUntil(AtomicInteger calls, int good) {
    if (calls.incrementAndGet() < good) {
      throw new IllegalStateException("no van");
    }
  }

  @Test
  void whatIsGivenUpIsCompensatedAndCanBeSentBack() {
    AtomicInteger calls = new AtomicInteger();
    try (var sealane =
        SealaneTest.with(
            builder ->
                Shop.events(builder)
                    .subscribe(
                        Shop.delivery(order -> failUntil(calls, 4))
                            .onFailure(
                                (event, context, failure) ->
                                    context.publish(new OrderCancelled("o-1")))))) {
      sealane.publish(COMPLETED).awaitAll();

      assertThat(sealane).deadLettered(OrderCompleted.class).once().by("delivery").atAttempt(3);
      assertThat(sealane).compensated(OrderCompleted.class).once().by("delivery");
      assertThat(sealane).published(OrderCancelled.class).once().causedBy("e-1");

      assertThat(sealane.deadLetters("delivery").redrive(Selection.all())).isEqualTo(1);
      sealane.awaitIdle();
      assertThat(sealane).handled(OrderCompleted.class).once().by("delivery").atAttempt(1);
    }
  }

  @Test
  void anotherEventThatIsNotFinishedDoesNotMatter() {
    try (var sealane =
        SealaneTest.with(
            builder ->
                Shop.events(builder)
                    .subscribe(
                        Shop.delivery(order -> {}),
                        Subscription.named("refunds")
                            .to("orders")
                            .on(OrderCancelled.class, cancelled -> {})))) {
      sealane.sealane().subscription("refunds").pause();
      sealane.publish(new OrderCancelled("o-2"));
      sealane.publish(COMPLETED).awaitAll();
      assertThat(sealane).handled(OrderCompleted.class).once();
      assertThat(sealane).never().handled(OrderCancelled.class);

      sealane.sealane().subscription("refunds").resume();
      sealane.awaitIdle();
      assertThat(sealane).handled(OrderCancelled.class).once().by("refunds");
    }
  }

  @Test
  void aHandlerThatNeverReturnsIsShown() {
    CountDownLatch never = new CountDownLatch(1);
    try (var sealane =
        TestSetup.standard()
            .within(Duration.ofMillis(200))
            .with(
                builder -> Shop.events(builder).subscribe(Shop.delivery(order -> block(never))))) {
      PublishedEvents order = sealane.publish(COMPLETED);

      assertThatThrownBy(order::awaitAll)
          .isInstanceOf(AssertionError.class)
          .hasMessageMatching(
              """
              Not finished after 200 ms of real time:
                - OrderCompleted e-1 is under way at delivery
              Running:
                sealane-test-1
              (?s:    at .*SealaneTestTest.block.*)
              Timeline:
                \\+0 ms  OrderCompleted e-1            published to orders
                \\+0 ms  OrderCompleted e-1  delivery  attempt 1 started\
              """);
    }
    // Closing has interrupted the handler; otherwise this would count.
    assertThat(never.getCount()).isEqualTo(1);
  }

  private static void block(CountDownLatch latch) throws InterruptedException {
    latch.await();
  }

  @Test
  void aSubscriptionThatIsPausedIsShown() {
    try (var sealane =
        TestSetup.standard()
            .within(Duration.ofMillis(50))
            .with(builder -> Shop.events(builder).subscribe(Shop.delivery(order -> {})))) {
      sealane.sealane().subscription("delivery").pause();
      PublishedEvents order = sealane.publish(COMPLETED);

      assertThatThrownBy(order::awaitAll)
          .isInstanceOf(AssertionError.class)
          .hasMessage(
              """
              Not finished after 50 ms of real time:
                - OrderCompleted e-1 waits at delivery, or is to come again there, which is PAUSED: paused by an operator
              Timeline:
                +0 ms  OrderCompleted e-1            published to orders
                +0 ms  OrderCompleted e-1  delivery  given back, comes again at once""");
      assertThatThrownBy(sealane::awaitIdle)
          .isInstanceOf(AssertionError.class)
          .hasMessage(
              """
              Not idle after 50 ms of real time:
                - messages are left at delivery, which is PAUSED: paused by an operator
              Timeline:
                +0 ms  OrderCompleted e-1            published to orders
                +0 ms  OrderCompleted e-1  delivery  given back, comes again at once""");
    }
  }

  @Test
  void whatAForeignSystemSendsIsHandledToo() {
    List<OrderEvent> seen = new ArrayList<>();
    try (var sealane =
        SealaneTest.with(
            builder ->
                Shop.events(builder)
                    .subscribe(
                        Subscription.named("delivery")
                            .to("orders")
                            .on(OrderEvent.class, seen::add)
                            .translating(
                                "ORD_FIN",
                                message ->
                                    List.of(Publication.of(new OrderCompleted("o-7", 7))))))) {
      sealane.send("orders", "{\"ORDNR\":7}", Map.of("ce_type", "ORD_FIN")).awaitIdle();
      sealane.send("orders", "no JSON", Map.of()).awaitIdle();

      assertThat(seen).containsExactly(new OrderCompleted("o-7", 7));
      assertThat(sealane).handled(OrderCompleted.class).once().by("delivery");
      assertThat(sealane.deadLetters("delivery").list()).hasSize(1);
      assertThatThrownBy(() -> assertThat(sealane).hasNoDeadLetters())
          .hasMessageStartingWith(
              "Expected no dead letters,\nbut there was 1:\n"
                  + "  - an unreadable message dead-lettered at delivery, UNDECODABLE: ");
      assertThatThrownBy(() -> sealane.send("bills", "{}", Map.of()))
          .hasMessage("no topic 'bills' is known to this application");
    }
  }

  @Test
  void timeMayPassWithoutAnythingElse() {
    Instant soon = VirtualTime.START.plus(Duration.ofHours(1));
    try (var sealane =
        SealaneTest.with(builder -> Shop.events(builder).subscribe(Shop.delivery(order -> {})))) {
      sealane.sealane().subscription("delivery").pause();
      sealane.publish(Publication.of(COMPLETED).withExpiry(soon));
      sealane.pass(Duration.ofHours(2));
      sealane.sealane().subscription("delivery").resume();
      sealane.awaitIdle();

      assertThat(sealane).skipped(OrderCompleted.class).once().because("EXPIRED");
    }
  }

  @Test
  void aHandlerIsSlowInVirtualTime() {
    VirtualTime[] time = new VirtualTime[1];
    try (var sealane =
        SealaneTest.with(
            builder ->
                Shop.events(builder)
                    .subscribe(Shop.delivery(order -> time[0].pass(Duration.ofMinutes(10)))))) {
      time[0] = sealane.time();
      sealane.publish(COMPLETED).awaitAll();

      assertThat(sealane)
          .hasTimeline(
              """
              +0 ms    OrderCompleted e-1            published to orders
              +10 min  OrderCompleted e-1  delivery  attempt 1 handled it, settled""");
    }
  }

  @Test
  void whatIsPublishedAsynchronouslyIsWaitedFor() {
    SealaneTest[] self = new SealaneTest[1];
    try (var sealane =
        SealaneTest.with(
            builder ->
                Shop.events(builder)
                    .subscribe(
                        Shop.delivery(
                            order ->
                                self[0]
                                    .publisher()
                                    .publishAsync(
                                        List.of(Publication.of(new DeliveryScheduled("o-1"))))),
                        Shop.logistics(scheduled -> {})))) {
      self[0] = sealane;
      sealane.publish(COMPLETED).awaitAll();

      assertThat(sealane).handled(DeliveryScheduled.class).once().by("logistics");
    }
  }

  @Test
  void localHandlersCountAsPublication() {
    List<DomainEvent> seen = new ArrayList<>();
    try (var sealane =
        SealaneTest.with(builder -> builder.read(Shop.ORDERS).local(OrderEvent.class, seen::add))) {
      sealane.publish(COMPLETED).awaitAll();

      assertThat(seen).containsExactly(COMPLETED);
      assertThat(sealane).published(OrderCompleted.class).once().exactly(COMPLETED);
    }
  }

  @Test
  void severalEventsArePublishedTogetherAndToldAsTrees() {
    try (var sealane =
        SealaneTest.with(builder -> Shop.events(builder).subscribe(Shop.delivery(order -> {})))) {
      PublishedEvents events = sealane.publishAll(COMPLETED, new OrderCancelled("o-2"));
      events.awaitAll();

      assertThat(events.ids()).containsExactly("e-1", "e-2");
      assertThat(events.id()).isEqualTo("e-1");
      assertThat(events)
          .hasToString(
              """
              orders.OrderCompleted e-1, published to orders  +0 ms
              └─ delivery
                 └─ attempt 1 handled it, settled  +0 ms
              orders.OrderCancelled e-2, published to orders  +0 ms""");
      assertThat(sealane.publish(Publication.of(COMPLETED).withId("mine")).id()).isEqualTo("mine");
    }
  }

  @Test
  void whatIsWronglyConfiguredIsSaidAtOnce() {
    assertThatThrownBy(
            () ->
                SealaneTest.with(
                    builder -> builder.subscribe(Subscription.named("delivery").to("nowhere"))))
        .isInstanceOf(ConfigurationException.class);
  }

  @RepeatedTest(20)
  void manyEventsThroughManySubscriptionsAreAllWaitedFor() {
    try (var sealane =
        SealaneTest.with(
            builder ->
                Shop.events(builder)
                    .subscribe(
                        Shop.schedulingDelivery(),
                        Shop.logistics(scheduled -> Thread.yield()),
                        Subscription.named("billing")
                            .to("orders", "deliveries")
                            .on(DomainEvent.class, event -> Thread.yield())))) {
      for (int i = 0; i < 20; i++) {
        sealane.publish(new OrderCompleted("o-" + i, i)).awaitAll();
        assertThat(sealane).handled(DomainEvent.class).times(4 * (i + 1));
      }
      assertThat(sealane).handled(OrderCompleted.class).by("delivery").times(20);
      assertThat(sealane).hasNoFailures().hasNoDeadLetters();
    }
  }

  @Test
  void oneAtATimeTheTimelineIsAlwaysTheSame() {
    String first = timelineOneAtATime();

    for (int i = 0; i < 20; i++) {
      assertThat(timelineOneAtATime()).isEqualTo(first);
    }
  }

  private static String timelineOneAtATime() {
    try (var sealane =
        TestSetup.standard()
            .oneAtATime()
            .with(
                builder ->
                    Shop.events(builder)
                        .subscribe(
                            Shop.schedulingDelivery(),
                            Shop.logistics(scheduled -> {}),
                            Subscription.named("billing")
                                .to("orders", "deliveries")
                                .on(DomainEvent.class, event -> {})))) {
      for (int i = 0; i < 5; i++) {
        sealane.publish(new OrderCompleted("o-" + i, i));
      }
      sealane.awaitIdle();
      return sealane.recording().timeline();
    }
  }
}
