package io.sealane.observe.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.event.EventMetadata;
import io.sealane.observe.AllSignals;
import io.sealane.observe.Signal;
import io.sealane.observe.Subject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HistoryTreeTest {

  private final EventHistory history = EventHistory.create();
  private final Story story = new Story(history);

  @Test
  void anOrderIsToldAsATree() {
    story.ofAnOrder();

    assertThat(history.tree("e-1"))
        .hasToString(
            """
            orders.OrderCompleted e-1, published to orders  +0 ms
            ├─ billing
            │  └─ attempt 1 handled it, settled  +0 ms
            ├─ delivery
            │  ├─ attempt 1 failed: java.lang.IllegalStateException: no van  +0 ms
            │  ├─ tried again after 5 min  +0 ms
            │  └─ attempt 2 handled it, settled  +5 min
            ├─ caused billing.Billed e-3, published to bills  +0 ms
            └─ caused delivery.Scheduled e-2, published to deliveries  +5 min
               └─ logistics
                  └─ attempt 1 handled it, settled  +5 min 1.5 s""");
  }

  @Test
  void timesAndIdsCanBeLeftOutSoThatTwoRunsCanBeCompared() {
    story.ofAnOrder();

    assertThat(history.tree("e-1").withoutTimes().withoutIds())
        .hasToString(
            """
            orders.OrderCompleted, published to orders
            ├─ billing
            │  └─ attempt 1 handled it, settled
            ├─ delivery
            │  ├─ attempt 1 failed: java.lang.IllegalStateException: no van
            │  ├─ tried again after 5 min
            │  └─ attempt 2 handled it, settled
            ├─ caused billing.Billed, published to bills
            └─ caused delivery.Scheduled, published to deliveries
               └─ logistics
                  └─ attempt 1 handled it, settled""");
  }

  @Test
  void theOrderDoesNotDependOnWhoWasFirst() {
    story
        .published(Story.ORDER, "orders")
        .published(Story.SHIPMENT, "deliveries")
        .handled(Story.ORDER, "delivery", 1)
        .published(Story.BILL, "bills")
        .handled(Story.ORDER, "billing", 1);
    EventHistory other = EventHistory.create();
    new Story(other)
        .published(Story.ORDER, "orders")
        .published(Story.BILL, "bills")
        .handled(Story.ORDER, "billing", 1)
        .published(Story.SHIPMENT, "deliveries")
        .handled(Story.ORDER, "delivery", 1);

    assertThat(other.tree("e-1")).hasToString(history.tree("e-1").toString());
  }

  @Test
  void whatIsStillUnderWayIsShownAsThat() {
    story.published(Story.ORDER, "orders").delivered(Story.ORDER, "billing");
    story.tell(new Signal.Started(Story.read(Story.ORDER, "delivery", 3)));

    assertThat(history.tree("e-1").withoutTimes())
        .hasToString(
            """
            orders.OrderCompleted e-1, published to orders
            ├─ billing
            │  └─ delivered
            └─ delivery
               └─ attempt 3 started""");
  }

  @Test
  void trouble() {
    story.tell(new Signal.HandledLocally(AllSignals.envelope(Story.ORDER), 1));
    story.refused(Story.ORDER, "orders", true).refused(Story.ORDER, "audit", false);
    story.published(Story.ORDER, "orders");
    Subject subject = Story.read(Story.ORDER, "delivery", 1);
    story.tell(new Signal.GuardUnavailable(subject, "no connection", true));
    story.tell(new Signal.LeaseLost(Story.unread(Story.ORDER, "delivery"), "taken away"));
    story.tell(new Signal.Busy(subject, Duration.ofSeconds(2)));
    story.tell(new Signal.Released(Story.unread(Story.ORDER, "delivery"), Duration.ofSeconds(2)));
    story.tell(new Signal.Compensated(subject, "x.Y: still no van"));
    story.deadLettered(Story.ORDER, "delivery", 1, "x.Y: no van").settled(Story.ORDER, "delivery");
    story.delivered(Story.ORDER, "delivery");
    story.tell(new Signal.Deduplicated(subject));
    story.tell(new Signal.Unconfirmed(Story.unread(Story.ORDER, "delivery"), "no answer"));

    assertThat(history.tree("e-1").withoutTimes())
        .hasToString(
            """
            orders.OrderCompleted e-1, handled locally by 1 handler, refused by audit: no answer, sent to orders, answer lost: no answer, published to orders
            └─ delivery
               ├─ guard unavailable: no connection, handled all the same
               ├─ lease lost: taken away
               ├─ being handled elsewhere, comes again after 2 s
               ├─ compensation failed: x.Y: still no van
               ├─ dead-lettered, exhausted: x.Y: no van, settled
               ├─ a duplicate, not handled again
               └─ settlement not confirmed: no answer""");
  }

  @Test
  void aSettlementBelongsToItsMessageThoughAnotherWasFaster() {
    Subject again = new Subject("delivery", "b-again", Story.ORDER, 1);
    story.published(Story.ORDER, "orders");
    story.deadLettered(Story.ORDER, "delivery", 3, "x.Y: no van");
    story.tell(new Signal.Handled(again, Duration.ZERO));
    story.settled(Story.ORDER, "delivery");

    assertThat(history.tree("e-1").withoutTimes().toString())
        .endsWith(
            """
            \s  ├─ dead-lettered, exhausted: x.Y: no van, settled
               └─ attempt 1 handled it""");
  }

  @Test
  void allOfACorrelationStandsTogether() {
    story.ofAnOrder();
    EventMetadata reminder = AllSignals.metadata("e-4", "orders.Reminded", "forgotten");
    story.published(reminder, "orders");

    assertThat(history.treeOf("c-1").withoutTimes().toString())
        .startsWith("orders.OrderCompleted e-1, published to orders\n├─ billing\n")
        .endsWith("settled\norders.Reminded e-4, published to orders");
  }

  @Test
  void unreadableMessagesAndUnknownIdsAreNamedAsSuch() {
    story.tell(new Signal.Undecodable(new Subject("delivery", "m-7", null, 0), "no JSON"));

    assertThat(history.tree("m-7").withoutTimes())
        .hasToString("message m-7\n└─ delivery\n   └─ not an event: no JSON");
    assertThat(history.tree("e-1")).hasToString("nothing is known of this");
    assertThat(history.treeOf("c-1")).hasToString("nothing is known of this");
    EventHistory small = EventHistory.keeping(1);
    new Story(small).published(Story.ORDER, "orders").published(Story.BILL, "bills");
    assertThat(small.tree("e-1"))
        .hasToString("nothing is known of this; older events forgotten: 1");
  }

  @Test
  void eventsThatCauseEachOtherAreShownOnce() {
    EventMetadata hen = AllSignals.metadata("hen", "t.Hen", "egg");
    EventMetadata egg = AllSignals.metadata("egg", "t.Egg", "hen");
    EventMetadata self = AllSignals.metadata("self", "t.Self", "self");
    story.published(hen, "t").published(egg, "t").published(self, "t");

    assertThat(history.tree("egg").withoutTimes())
        .hasToString("t.Egg egg, published to t\n└─ caused t.Hen hen, published to t");
    assertThat(history.treeOf("c-1").withoutTimes().toString()).contains("t.Self self");
  }

  @Test
  void anEndlessChainIsCut() {
    for (int i = 0; i < 10_000; i++) {
      story.published(AllSignals.metadata("e-" + i, "t.T", i == 0 ? null : "e-" + (i - 1)), "t");
    }

    assertThat(history.tree("e-0").toString().lines()).hasSize(51);
  }

  @Test
  void textFromTheWireCannotBreakTheTree() {
    EventMetadata wild = AllSignals.metadata("e-1", "t.T\n└─ forged\u001b[2J", null);
    story.published(wild, "orders").failed(wild, "delivery", 1, "x.Y: a\nb");

    assertThat(history.tree("e-1").withoutTimes())
        .hasToString(
            """
            t.T\\u000a└─ forged\\u001b[2J e-1, published to orders
            └─ delivery
               └─ attempt 1 failed: x.Y: a\\u000ab""");
  }
}
