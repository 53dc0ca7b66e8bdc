package io.sealane.conformance.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sealane.conformance.EventStorePromise;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.StreamRig;
import io.sealane.error.WrongExpectedVersionException;
import io.sealane.event.Publication;
import io.sealane.store.stream.ExpectedVersion;
import io.sealane.store.stream.StoredEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** An append goes through as a whole at the version that it expects, or not at all. */
public interface AppendsOptimistically extends EventStorePromise {

  @Test
  @Case(id = "O10")
  default void aStaleVersionIsRefusedAndNothingIsWritten(StreamRig rig) {
    rig.store().append("order", ExpectedVersion.NO_STREAM, rig.events("a", "b"));
    WrongExpectedVersionException refused =
        refusal(rig, ExpectedVersion.exactly(1), rig.events("c", "d", "e"));
    assertThat(refused.stream()).isEqualTo("order");
    assertThat(refused.expected()).isEqualTo(1);
    assertThat(refused.actual()).isEqualTo(2);
    refusal(rig, ExpectedVersion.NO_STREAM, rig.events("c"));
    assertThat(rig.texts(rig.store().read("order"))).containsExactly("a", "b");
    assertThat(rig.texts(rig.all())).containsExactly("a", "b");
  }

  @Test
  @Case(id = "O10")
  default void aVersionThatIsStillToComeIsRefusedAsWell(StreamRig rig) {
    refusal(rig, ExpectedVersion.exactly(1), rig.events("a"));
    rig.store().append("order", ExpectedVersion.NO_STREAM, rig.events("a"));
    refusal(rig, ExpectedVersion.exactly(2), rig.events("b"));
    rig.store().append("order", ExpectedVersion.exactly(1), rig.events("b"));
    assertThat(rig.store().read("order")).extracting(StoredEvent::version).containsExactly(1L, 2L);
  }

  @Test
  @Case(id = "O10")
  default void ofManyAtTheSameVersionOneIsThereAsAWhole(StreamRig rig) {
    for (int round = 0; round < 20; round++) {
      String stream = "order-" + round;
      AtomicInteger refused = new AtomicInteger();
      rig.atOnce(
          5,
          i -> {
            // Of different lengths: a longer one must not be there behind a shorter one.
            List<Publication> events = rig.events("" + i, "" + i, "" + i).subList(0, 1 + i % 3);
            try {
              rig.another().append(stream, ExpectedVersion.NO_STREAM, events);
            } catch (WrongExpectedVersionException e) {
              refused.incrementAndGet();
            }
          });
      List<String> there = rig.texts(rig.store().read(stream));
      assertThat(refused.get()).isEqualTo(4);
      assertThat(there).containsOnly(there.get(0));
      assertThat(there).hasSize(1 + Integer.parseInt(there.get(0)) % 3);
    }
  }

  @Test
  @Case(id = "O10")
  default void aTransactionGoesOnAfterARefusal(StreamRig rig) {
    rig.store().append("order", ExpectedVersion.NO_STREAM, rig.events("a"));
    rig.inTransaction(
        () -> {
          rig.store().append("bill", ExpectedVersion.NO_STREAM, rig.events("b"));
          refusal(rig, ExpectedVersion.NO_STREAM, rig.events("c", "d"));
          rig.store().append("order", ExpectedVersion.exactly(1), rig.events("e"));
        });
    assertThat(rig.texts(rig.store().read("order"))).containsExactly("a", "e");
    assertThat(rig.texts(rig.store().read("bill"))).containsExactly("b");
  }

  @Test
  @Case(id = "O10")
  default void aRollbackLeavesNothing(StreamRig rig) {
    rig.rollingBack(
        () -> {
          rig.store().append("order", ExpectedVersion.NO_STREAM, rig.events("a", "b"));
          assertThat(rig.texts(rig.store().read("order"))).containsExactly("a", "b");
        });
    assertThat(rig.store().read("order")).isEmpty();
    rig.store().append("order", ExpectedVersion.NO_STREAM, rig.events("c"));
    assertThat(rig.texts(rig.all())).containsExactly("c");
  }

  @Test
  @Case(id = "O10")
  default void atAnyVersionAllGoThrough(StreamRig rig) {
    rig.atOnce(
        5,
        i -> {
          for (int j = 0; j < 10; j++) {
            rig.store().append("order", ExpectedVersion.ANY, rig.events("" + i, "" + i));
          }
        });
    assertThat(rig.store().read("order"))
        .extracting(StoredEvent::version)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 100).boxed().toList());
  }

  @Test
  @Case(id = "O7")
  default void anAppendThatIsRepeatedIsRecognised(StreamRig rig) {
    List<Publication> events = List.of(rig.event("a").withId("e-1"), rig.event("b").withId("e-2"));
    List<StoredEvent> first = rig.store().append("order", ExpectedVersion.NO_STREAM, events);
    rig.store().append("order", ExpectedVersion.exactly(2), rig.events("c"));
    List<StoredEvent> again = rig.another().append("order", ExpectedVersion.NO_STREAM, events);
    assertThat(again).extracting(StoredEvent::position).containsExactly(positions(first));
    assertThat(rig.texts(rig.store().read("order"))).containsExactly("a", "b", "c");
  }

  private static Long[] positions(List<StoredEvent> events) {
    return events.stream().map(StoredEvent::position).toArray(Long[]::new);
  }

  private static WrongExpectedVersionException refusal(
      StreamRig rig, ExpectedVersion expected, List<Publication> events) {
    WrongExpectedVersionException refused =
        catchThrowableOfType(
            WrongExpectedVersionException.class,
            () -> rig.store().append("order", expected, events));
    assertThat(refused).as("appending at %s", expected).isNotNull();
    return refused;
  }
}
