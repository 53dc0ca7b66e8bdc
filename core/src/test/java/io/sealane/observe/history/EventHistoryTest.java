package io.sealane.observe.history;

import static io.sealane.observe.AllSignals.NOON;
import static io.sealane.observe.history.HistoryEntry.What.DEAD_LETTERED;
import static io.sealane.observe.history.HistoryEntry.What.DELIVERED;
import static io.sealane.observe.history.HistoryEntry.What.FAILED;
import static io.sealane.observe.history.HistoryEntry.What.HANDLED;
import static io.sealane.observe.history.HistoryEntry.What.PUBLISHED;
import static io.sealane.observe.history.HistoryEntry.What.RELEASED;
import static io.sealane.observe.history.HistoryEntry.What.RETRYING;
import static io.sealane.observe.history.HistoryEntry.What.SETTLED;
import static io.sealane.observe.history.HistoryEntry.What.SKIPPED;
import static io.sealane.observe.history.HistoryEntry.What.STARTED;
import static io.sealane.observe.history.HistoryEntry.What.UNDECODABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.event.EventMetadata;
import io.sealane.observe.AllSignals;
import io.sealane.observe.Signal;
import io.sealane.observe.Subject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class EventHistoryTest {

  private final EventHistory history = EventHistory.create();
  private final Story story = new Story(history);

  @Test
  void anEventIsFollowedFromPublicationToSettlementAttemptByAttempt() {
    story.ofAnOrder();

    assertThat(history.of("e-1"))
        .filteredOn(entry -> !entry.where().equals("billing"))
        .containsExactly(
            new HistoryEntry(NOON, PUBLISHED, "orders", 0, ""),
            new HistoryEntry(NOON, DELIVERED, "delivery", 0, ""),
            new HistoryEntry(NOON, STARTED, "delivery", 1, ""),
            new HistoryEntry(
                NOON, FAILED, "delivery", 1, "java.lang.IllegalStateException: no van"),
            new HistoryEntry(NOON, RETRYING, "delivery", 1, "after 5 min"),
            new HistoryEntry(NOON, RELEASED, "delivery", 0, "after 5 min"),
            new HistoryEntry(NOON.plusSeconds(300), DELIVERED, "delivery", 0, ""),
            new HistoryEntry(NOON.plusSeconds(300), STARTED, "delivery", 2, ""),
            new HistoryEntry(NOON.plusSeconds(300), HANDLED, "delivery", 2, ""),
            new HistoryEntry(NOON.plusSeconds(300), SETTLED, "delivery", 0, ""));
  }

  @Test
  void whatAnEventCausedAndWhatBelongsTogetherIsKnown() {
    story.ofAnOrder();

    assertThat(history.causedBy("e-1")).containsExactly("e-3", "e-2");
    assertThat(history.causedBy("e-2")).isEmpty();
    assertThat(history.correlatedBy("c-1")).containsExactly("e-1", "e-3", "e-2");
    assertThat(history.of("nobody")).isEmpty();
  }

  @Test
  void everyKindOfSignalAboutAnEventIsRemembered() {
    Subject subject = Story.read(Story.ORDER, "delivery", 1);
    List<Signal> signals = new ArrayList<>();
    AllSignals.of(AllSignals.envelope(Story.ORDER), "r", "m").forEach(signals::add);
    signals.forEach(story::tell);
    long aboutNoEvent = 6;

    assertThat(subject.metadata()).isNotNull();
    assertThat(history.of("e-1")).hasSize((int) (signals.size() - aboutNoEvent));
    assertThat(history.of("e-1").stream().map(HistoryEntry::what).distinct())
        .containsExactlyInAnyOrder(HistoryEntry.What.values());
  }

  @Test
  void aMessageThatIsRecognisedLaterIsToldAsOneStory() {
    EventMetadata foreign = AllSignals.metadata("e-9", "legacy.Order", null);
    story.delivered(foreign, "delivery").delivered(foreign, "billing");
    assertThat(history.of("b-e-9")).hasSize(2);

    story.handled(foreign, "delivery", 1).settled(foreign, "delivery");

    assertThat(history.of("e-9"))
        .extracting(HistoryEntry::what)
        .containsExactly(DELIVERED, STARTED, HANDLED, SETTLED);
    assertThat(history.of("b-e-9")).extracting(HistoryEntry::where).containsExactly("billing");
    story.handled(foreign, "billing", 1);
    assertThat(history.of("b-e-9")).isEmpty();
    assertThat(history.of("e-9")).hasSize(7);
  }

  @Test
  void aMessageThatCannotBeReadBelongsToTheEventThatItWasSentAs() {
    story.published(Story.ORDER, "orders");
    story.tell(new Signal.Undecodable(Story.unread(Story.ORDER, "delivery"), "$.total: no number"));

    assertThat(history.of("e-1"))
        .extracting(HistoryEntry::what)
        .containsExactly(PUBLISHED, UNDECODABLE);
  }

  @Test
  void whatWasHeardFirstStandsFirstAlsoIfItWasRecognisedLater() {
    story.delivered(Story.ORDER, "delivery").published(Story.ORDER, "orders");
    story.handled(Story.ORDER, "delivery", 1);

    assertThat(history.of("e-1"))
        .extracting(HistoryEntry::what)
        .containsExactly(DELIVERED, PUBLISHED, STARTED, HANDLED);
  }

  @Test
  void twoBrokersMayUseTheSameIds() {
    story.tell(new Signal.Published(AllSignals.envelope(Story.ORDER), "orders", "m1"));
    story.tell(new Signal.Published(AllSignals.envelope(Story.BILL), "bills", "m1"));
    story.tell(new Signal.Undecodable(new Subject("delivery", "m1", null, 0), "no JSON"));

    assertThat(history.of("e-1")).hasSize(1);
    assertThat(history.of("e-3")).hasSize(1);
    assertThat(history.of("m1")).hasSize(1);
  }

  @Test
  void aForeignMessageThatNobodyKnowsIsFoundByItsBrokersId() {
    Subject unread = new Subject("delivery", "m-77", null, 0);
    story.tell(new Signal.Delivered(unread));
    story.tell(new Signal.Skipped(unread, Signal.Skipped.Why.UNTRANSLATED));

    assertThat(history.of("m-77"))
        .extracting(HistoryEntry::what)
        .containsExactly(DELIVERED, SKIPPED);
  }

  @Test
  void aMessageThatWasTranslatedToSeveralEventsIsSettledForEach() {
    Subject one = new Subject("legacy", "m-1", Story.ORDER, 1);
    Subject other = new Subject("legacy", "m-1", Story.BILL, 1);
    story.tell(new Signal.Started(one)).tell(new Signal.Started(other));
    story.tell(new Signal.Settled(new Subject("legacy", "m-1", null, 0)));

    assertThat(history.of("e-1")).extracting(HistoryEntry::what).containsExactly(STARTED, SETTLED);
    assertThat(history.of("e-3")).extracting(HistoryEntry::what).containsExactly(STARTED, SETTLED);
  }

  @Test
  void theOldestEventMakesRoomAndIsCounted() {
    EventHistory small = EventHistory.keeping(2);
    new Story(small).ofAnOrder();

    assertThat(small.dropped()).isPositive();
    assertThat(small.of("e-1").size() + small.of("e-2").size() + small.of("e-3").size())
        .isPositive();
    assertThat(small.correlatedBy("c-1")).hasSize(2);
    assertThatThrownBy(() -> EventHistory.keeping(0))
        .hasMessage("a history of 0 events remembers nothing");
  }

  @Test
  void aMillionEventsLeaveAsManyTracesAsTheHistoryKeeps() {
    EventHistory small = EventHistory.keeping(100);
    Story many = new Story(small);
    for (int i = 0; i < 50_000; i++) {
      EventMetadata event = AllSignals.metadata("e-" + i, "t.T", "e-" + (i - 1));
      many.published(event, "t").delivered(event, "s").handled(event, "s", 1).settled(event, "s");
    }

    assertThat(small.dropped()).isEqualTo(49_900);
    assertThat(small.correlatedBy("c-1")).hasSize(100);
    assertThat(small.of("e-49999")).hasSize(5);
    assertThat(small.causedBy("e-1")).isEmpty();
  }

  @Test
  void anEventThatIsTriedForeverKeepsItsBeginningAndItsEnd() {
    story.published(Story.ORDER, "orders");
    for (int i = 1; i <= 1_000; i++) {
      story.failed(Story.ORDER, "delivery", i, "x.Y: " + i);
    }
    story.deadLettered(Story.ORDER, "delivery", 1_000, "x.Y: 1000");

    List<HistoryEntry> entries = history.of("e-1");
    assertThat(entries).hasSize(EventRecord.MAX_ENTRIES);
    assertThat(entries.get(0).what()).isEqualTo(PUBLISHED);
    assertThat(entries.get(entries.size() - 1).what()).isEqualTo(DEAD_LETTERED);
    assertThat(history.tree("e-1").toString()).contains("(1802 entries left out)");
  }

  @Test
  void longTextsAreCut() {
    story.failed(Story.ORDER, "delivery", 1, "x".repeat(100_000));

    assertThat(history.of("e-1").get(1).detail()).hasSize(1_000);
  }

  @Test
  void manyThreadsMayTellAtOnce() throws Exception {
    int threads = 4;
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Thread> tellers = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      EventMetadata event = AllSignals.metadata("t-" + t, "t.T", null);
      Thread teller =
          new Thread(
              () -> {
                try {
                  start.await();
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
                Story own = new Story(history);
                for (int i = 0; i < 60; i++) {
                  own.after(Duration.ofMillis(1)).handled(event, "s", i);
                }
              });
      teller.start();
      tellers.add(teller);
    }
    for (Thread teller : tellers) {
      teller.join();
    }

    for (int t = 0; t < threads; t++) {
      assertThat(history.of("t-" + t))
          .hasSize(120)
          .isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    }
  }
}
