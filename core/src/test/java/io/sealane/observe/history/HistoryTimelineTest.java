package io.sealane.observe.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.observe.Signal;
import io.sealane.observe.Subject;
import org.junit.jupiter.api.Test;

class HistoryTimelineTest {

  @Test
  void everythingIsToldLineByLine() {
    EventHistory history = EventHistory.create();
    Story story = new Story(history).ofAnOrder();
    story.tell(new Signal.Undecodable(new Subject("audit", "m-7", null, 0), "no JSON"));

    assertThat(history.timeline())
        .hasToString(
            """
            +0 ms         OrderCompleted e-1             published to orders
            +0 ms         OrderCompleted e-1  delivery   attempt 1 failed: java.lang.IllegalStateException: no van
            +0 ms         OrderCompleted e-1  delivery   tried again after 5 min
            +0 ms         Billed e-3                     published to bills, caused by e-1
            +0 ms         OrderCompleted e-1  billing    attempt 1 handled it, settled
            +5 min        Scheduled e-2                  published to deliveries, caused by e-1
            +5 min        OrderCompleted e-1  delivery   attempt 2 handled it, settled
            +5 min 1.5 s  Scheduled e-2       logistics  attempt 1 handled it, settled
            +5 min 1.5 s  message m-7         audit      not an event: no JSON""");
  }

  @Test
  void aConsumerThatIsFasterThanTheBrokersAnswerDoesNotTurnTheStoryAround() {
    EventHistory history = EventHistory.create();
    new Story(history)
        .published(Story.BILL, "bills")
        .delivered(Story.ORDER, "delivery")
        .published(Story.ORDER, "orders")
        .handled(Story.ORDER, "delivery", 1)
        .published(Story.ORDER, "audit");

    assertThat(history.timeline())
        .hasToString(
            """
            +0 ms  Billed e-3                    published to bills, caused by e-1
            +0 ms  OrderCompleted e-1            published to orders
            +0 ms  OrderCompleted e-1  delivery  attempt 1 handled it
            +0 ms  OrderCompleted e-1            published to audit""");
  }

  @Test
  void nothingAndWhatWasForgottenIsSaid() {
    EventHistory history = EventHistory.keeping(1);
    assertThat(history.timeline()).hasToString("nothing happened");
    new Story(history).published(Story.ORDER, "orders").published(Story.BILL, "bills");

    assertThat(history.timeline())
        .hasToString(
            "+0 ms  Billed e-3    published to bills, caused by e-1\n"
                + "(older events forgotten: 1)");
  }
}
