package io.sealane.test.assertion;

import static io.sealane.test.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import io.sealane.observe.Signal;
import io.sealane.observe.Subject;
import io.sealane.test.Shop.DeliveryScheduled;
import io.sealane.test.Shop.OrderCancelled;
import io.sealane.test.Shop.OrderCompleted;
import io.sealane.test.Shop.OrderEvent;
import io.sealane.test.Story;
import io.sealane.test.record.Recording;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RecordingAssertTest {

  private static final OrderCompleted COMPLETED = new OrderCompleted("o-1", 42);
  private static final DeliveryScheduled SCHEDULED = new DeliveryScheduled("o-1");
  private static final Envelope<?> ORDER = Story.envelope("e-1", COMPLETED, null);
  private static final Envelope<?> SHIPMENT = Story.envelope("e-2", SCHEDULED, "e-1");
  private static final String TIMELINE =
      """
      Timeline:
        +0 ms   OrderCompleted e-1                published to orders
        +0 ms   OrderCompleted e-1                published to audit
        +0 ms   OrderCompleted e-1     billing    attempt 1 handled it, settled
        +0 ms   OrderCompleted e-1     delivery   attempt 1 failed: x.NoVan: no van
        +0 ms   OrderCompleted e-1     delivery   tried again after 5 min
        +5 min  DeliveryScheduled e-2             published to deliveries, caused by e-1
        +5 min  OrderCompleted e-1     delivery   attempt 2 handled it, settled
        +5 min  DeliveryScheduled e-2  logistics  attempt 1 failed: x.NoMap: no map
        +5 min  DeliveryScheduled e-2  logistics  dead-lettered, exhausted: x.NoMap: no map, settled""";

  private final Recording recording = Recording.create();

  RecordingAssertTest() {
    new Story(recording)
        .published(ORDER, "orders")
        .published(ORDER, "audit")
        .delivered(ORDER, "billing")
        .handled(ORDER, "billing", 1)
        .settled(ORDER, "billing")
        .delivered(ORDER, "delivery")
        .failed(ORDER, "delivery", 1, "x.NoVan: no van")
        .again(ORDER, "delivery", 1, Duration.ofMinutes(5))
        .after(Duration.ofMinutes(5))
        .delivered(ORDER, "delivery")
        .published(SHIPMENT, "deliveries")
        .handled(ORDER, "delivery", 2)
        .settled(ORDER, "delivery")
        .delivered(SHIPMENT, "logistics")
        .failed(SHIPMENT, "logistics", 1, "x.NoMap: no map")
        .deadLettered(SHIPMENT, "logistics", 1, "x.NoMap: no map")
        .settled(SHIPMENT, "logistics");
  }

  private static void assertFailure(ThrowingCallable assertion, String text) {
    assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessage(text);
  }

  @Test
  void whatIsTrueMayBeSaidInManyWays() {
    assertThat(recording)
        .published(OrderCompleted.class)
        .once()
        .to("orders")
        .satisfying(order -> assertThat(order.total()).isEqualTo(42))
        .withMetadata(metadata -> assertThat(metadata.source()).isEqualTo("shop"))
        .exactly(COMPLETED)
        .and()
        .published(DeliveryScheduled.class)
        .causedBy("e-1")
        .and()
        .published(DomainEvent.class)
        .times(2)
        .exactlyInAnyOrder(SCHEDULED, COMPLETED)
        .exactly(COMPLETED, SCHEDULED)
        .and()
        .handled(OrderEvent.class)
        .times(2)
        .and()
        .handled(OrderCompleted.class)
        .by("delivery")
        .once()
        .atAttempt(2)
        .and()
        .failed(OrderCompleted.class)
        .once()
        .by("delivery")
        .because("no van")
        .and()
        .retried(OrderCompleted.class)
        .once()
        .after(Duration.ofMinutes(5))
        .and()
        .deadLettered(DeliveryScheduled.class)
        .by("logistics")
        .because("EXHAUSTED")
        .and()
        .never()
        .published(OrderCancelled.class)
        .never()
        .at("billing")
        .failed(OrderEvent.class);
    assertThat(assertThat(recording).handled(OrderEvent.class).by("billing").events())
        .containsExactly(COMPLETED);
    assertThat(recording.published(OrderCompleted.class)).containsExactly(COMPLETED);
  }

  @Test
  void anEventThatNeverHappenedIsSaidToBeThat() {
    assertFailure(
        () -> assertThat(recording).handled(OrderCancelled.class),
        """
        Expected OrderCancelled to be handled,
        but it never was.
        """
            + TIMELINE);
    assertFailure(
        () -> assertThat(recording).compensated(OrderCompleted.class),
        """
        Expected OrderCompleted to be compensated,
        but it never was.
        """
            + TIMELINE);
  }

  @Test
  void aFailureThatDidNotHappenIsSaidToBeThat() {
    assertFailure(
        () -> assertThat(recording).failed(OrderCancelled.class).times(2),
        """
        Expected OrderCancelled to fail,
        but it never did.
        """
            + TIMELINE);
    assertFailure(
        () -> assertThat(recording).never().failed(DeliveryScheduled.class),
        """
        Expected DeliveryScheduled never to fail,
        but it failed once:
          - DeliveryScheduled e-2 failed at logistics, attempt 1, x.NoMap: no map
        """
            + TIMELINE);
  }

  @Test
  void moreThanWasExpectedIsListed() {
    assertFailure(
        () -> assertThat(recording).handled(OrderCompleted.class).once().by("delivery"),
        """
        Expected OrderCompleted to be handled once,
        but it was handled 2 times:
          - OrderCompleted e-1 handled at billing, attempt 1
          - OrderCompleted e-1 handled at delivery, attempt 2
        """
            + TIMELINE);
  }

  @Test
  void somebodyElseIsNamed() {
    assertFailure(
        () -> assertThat(recording).failed(OrderCompleted.class).once().by("billing"),
        """
        Expected OrderCompleted to fail once by billing,
        but it failed once:
          - OrderCompleted e-1 failed at delivery, attempt 1, x.NoVan: no van
        """
            + TIMELINE);
  }

  @Test
  void anotherCountAtOneSubscriptionIsSaidOfThatSubscription() {
    assertFailure(
        () -> assertThat(recording).handled(OrderCompleted.class).by("billing").times(3),
        """
        Expected OrderCompleted to be handled 3 times by billing,
        but it was handled once by billing:
          - OrderCompleted e-1 handled at billing, attempt 1
        """
            + TIMELINE);
  }

  @Test
  void whatIsWrongWithAnEventIsSaid() {
    assertFailure(
        () ->
            assertThat(recording)
                .published(OrderCompleted.class)
                .satisfying(order -> assertThat(order.total()).isEqualTo(43)),
        """
        Expected OrderCompleted to be published satisfying the requirements,
        but it was published once:
          - OrderCompleted e-1 published to orders
          - OrderCompleted e-1 published to audit
        Unsatisfied:
          - OrderCompleted e-1: expected: 43L but was: 42L
        """
            + TIMELINE);
    assertFailure(
        () ->
            assertThat(recording)
                .deadLettered(DeliveryScheduled.class)
                .withMetadata(metadata -> assertThat(metadata.version()).isEqualTo(2)),
        """
        Expected DeliveryScheduled to be dead-lettered with such metadata,
        but it was dead-lettered once:
          - DeliveryScheduled e-2 dead-lettered at logistics, attempt 1, EXHAUSTED: x.NoMap: no map
        Unsatisfied:
          - DeliveryScheduled e-2: expected: 2 but was: 1
        """
            + TIMELINE);
  }

  @Test
  void otherEventsThanExpectedAreListedBesideThem() {
    assertFailure(
        () ->
            assertThat(recording)
                .published(DomainEvent.class)
                .exactly(SCHEDULED, new OrderCancelled("o-2")),
        """
        Expected DomainEvent to be published for exactly these in this order:
          - DeliveryScheduled[orderId=o-1]
          - OrderCancelled[orderId=o-2]
        but it was for:
          - OrderCompleted[orderId=o-1, total=42]
          - DeliveryScheduled[orderId=o-1]
        """
            + TIMELINE);
    assertFailure(
        () -> assertThat(recording).published(OrderEvent.class).exactlyInAnyOrder(SCHEDULED),
        """
        Expected OrderEvent to be published for exactly these in any order:
          - DeliveryScheduled[orderId=o-1]
        but it was for:
          - OrderCompleted[orderId=o-1, total=42]
        """
            + TIMELINE);
  }

  @Test
  void whatShouldNeverHaveHappenedIsListed() {
    assertFailure(
        () -> assertThat(recording).never().published(OrderEvent.class),
        """
        Expected OrderEvent never to be published,
        but it was published once:
          - OrderCompleted e-1 published to orders
          - OrderCompleted e-1 published to audit
        """
            + TIMELINE);
    assertFailure(
        () -> assertThat(recording).never().at("delivery").retried(OrderEvent.class),
        """
        Expected OrderEvent never to be retried at delivery,
        but it was retried once:
          - OrderCompleted e-1 retried at delivery, attempt 1, after PT5M
        """
            + TIMELINE);
  }

  @Test
  void failuresAndDeadLettersAreListed() {
    assertFailure(
        () -> assertThat(recording).hasNoFailures(),
        """
        Expected no failures,
        but there were 2:
          - OrderCompleted e-1 failed at delivery, attempt 1, x.NoVan: no van
          - DeliveryScheduled e-2 failed at logistics, attempt 1, x.NoMap: no map
        """
            + TIMELINE);
    assertFailure(
        () -> assertThat(recording).hasNoDeadLetters(),
        """
        Expected no dead letters,
        but there was 1:
          - DeliveryScheduled e-2 dead-lettered at logistics, attempt 1, EXHAUSTED: x.NoMap: no map
        """
            + TIMELINE);
  }

  @Test
  void aDescriptionStandsBeforeTheText() {
    assertThatThrownBy(
            () -> assertThat(recording).as("100% of the shop").handled(OrderCancelled.class))
        .hasMessageStartingWith("[100% of the shop] Expected OrderCancelled to be handled,\n");
  }

  @Test
  void aCountOfNoneIsRefused() {
    assertThatThrownBy(() -> assertThat(recording).handled(OrderCompleted.class).times(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("what happens 0 times, never() happens");
  }

  @Test
  void theWholeTimelineCanBeCompared() {
    Recording quiet = Recording.create();
    new Story(quiet).locally(ORDER);
    assertThat(quiet)
        .hasTimeline("+0 ms  OrderCompleted e-1    handled locally by 1 handler")
        .published(OrderCompleted.class)
        .once();
    assertThatThrownBy(() -> assertThat(quiet).hasTimeline("nothing happened"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("[timeline]")
        .hasMessageContaining("handled locally by 1 handler");
  }

  @Test
  void longListsAndLongStoriesAreCut() {
    Recording busy = Recording.create();
    Story story = new Story(busy);
    for (int i = 1; i <= 400; i++) {
      story.published(Story.envelope("e-" + i, COMPLETED, null), "orders");
    }
    assertThatThrownBy(() -> assertThat(busy).never().published(OrderEvent.class))
        .hasMessageStartingWith(
            "Expected OrderEvent never to be published,\nbut it was published 400 times:\n")
        .hasMessageContaining(
            "\n  - OrderCompleted e-25 published to orders\n  - and 375 more\nTimeline:\n")
        .hasMessageContaining(
            "\n  +0 ms  OrderCompleted e-150    published to orders\n  ... 100 lines ...\n"
                + "  +0 ms  OrderCompleted e-251    published to orders\n")
        .hasMessageEndingWith("\n  +0 ms  OrderCompleted e-400    published to orders");
  }

  @Test
  void theOtherKindsAreToldApart() {
    Recording other = Recording.create();
    Story story = new Story(other).published(ORDER, "orders").refused(ORDER, "audit");
    Subject subject = Story.read(ORDER, "delivery", 1);
    story.tell(new Signal.Skipped(subject, Signal.Skipped.Why.EXPIRED));
    story.tell(new Signal.Compensated(subject, ""));
    // The memory of the pipeline knows the message, and does not read it again.
    story.tell(new Signal.Deduplicated(Story.unread(ORDER, "delivery")));

    assertThat(other).refused(OrderCompleted.class).once().to("audit");
    assertThat(other).skipped(OrderCompleted.class).once().by("delivery").because("EXPIRED");
    assertThat(other).compensated(OrderCompleted.class).once();
    assertThat(other).deduplicated(OrderCompleted.class).once().by("delivery");
    assertThat(other).hasNoFailures().hasNoDeadLetters().never().handled(OrderEvent.class);
    story.tell(new Signal.Compensated(subject, "x.Y: too late"));
    story.tell(new Signal.Undecodable(Story.unread(ORDER, "audit"), "no JSON"));
    assertThatThrownBy(() -> assertThat(other).hasNoFailures())
        .hasMessageStartingWith(
            """
            Expected no failures,
            but there were 2:
              - OrderCompleted e-1 compensated in vain at delivery, attempt 1, x.Y: too late
              - OrderCompleted e-1 undecodable at audit, no JSON
            Timeline:
            """);
  }

  @Test
  void ofAForeignEventOnlyTheTypeIsKnown() {
    Recording foreign = Recording.create();
    new Story(foreign).delivered(ORDER, "delivery").handled(ORDER, "delivery", 1);

    assertThat(foreign).handled(OrderCompleted.class).once();
    assertThat(foreign).never().handled(OrderCancelled.class);
    assertThatThrownBy(
            () -> assertThat(foreign).handled(OrderCompleted.class).satisfying(order -> {}))
        .hasMessageContaining(
            "Unsatisfied:\n  - OrderCompleted e-1: the event itself is not known here\n");
    Recording unreadable = Recording.create();
    new Story(unreadable).tell(new Signal.Undecodable(Story.unread(ORDER, "delivery"), "no JSON"));
    assertThatThrownBy(() -> assertThat(unreadable).hasNoFailures())
        .hasMessageStartingWith(
            """
            Expected no failures,
            but there was 1:
              - an unreadable message undecodable at delivery, no JSON
            """);
  }
}
