package io.sealane.conformance.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.EventStorePromise;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.StreamRig;
import io.sealane.store.stream.EventStore;
import io.sealane.store.stream.ExpectedVersion;
import io.sealane.store.stream.StoredEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whoever reads all events misses none, while others append and commit in an order of their own.
 */
public interface ReadsWithoutGaps extends EventStorePromise {

  @Test
  @Case(id = "O11")
  default void aReaderMissesNothingWhileManyAppend(StreamRig rig) {
    List<CompletableFuture<Void>> writers =
        IntStream.range(0, 5).mapToObj(i -> rig.begin(() -> write(rig, i))).toList();
    EventStore reader = rig.another();
    List<StoredEvent> read = new ArrayList<>();
    boolean over = false;
    while (!over) {
      over = writers.stream().allMatch(CompletableFuture::isDone);
      rig.follow(reader, read, 7);
    }
    writers.forEach(rig::await);
    assertThat(read).extracting(StoredEvent::position).isSorted().doesNotHaveDuplicates();
    assertThat(read).isEqualTo(rig.all());
    read.stream()
        .collect(Collectors.groupingBy(StoredEvent::stream))
        .forEach((stream, events) -> isWhole(rig, stream, events));
    assertThat(read).extracting(StoredEvent::stream).contains("order-0", "order-4", "all");
  }

  private static void isWhole(StreamRig rig, String stream, List<StoredEvent> events) {
    assertThat(events)
        .extracting(StoredEvent::version)
        .as(stream)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, events.size()).boxed().toList());
    assertThat(events).isEqualTo(rig.store().read(stream));
  }

  /**
   * Long transactions and short ones, to a stream of its own and to one of all, some for nothing.
   */
  private static void write(StreamRig rig, int writer) {
    SplittableRandom random = new SplittableRandom(writer);
    for (int i = 0; i < 40; i++) {
      Runnable appends =
          () -> {
            String own = "order-" + writer;
            rig.store().append(own, ExpectedVersion.ANY, rig.events("1"));
            for (int j = random.nextInt(3); j > 0; j--) {
              rig.store().read(own);
            }
            rig.store().append(own, ExpectedVersion.ANY, rig.events("2", "3"));
          };
      switch (random.nextInt(4)) {
        case 0 -> rig.rollingBack(appends);
        case 1 -> rig.store().append("all", ExpectedVersion.ANY, rig.events("4"));
        default -> rig.inTransaction(appends);
      }
    }
  }

  @Test
  @Case(id = "O11")
  default void whoCommitsLateIsNotPassedOver(StreamRig rig) {
    rig.store().append("first", ExpectedVersion.NO_STREAM, rig.events("a"));
    EventStore reader = rig.another();
    List<StoredEvent> read = new ArrayList<>();
    rig.follow(reader, read, 10);
    List<CompletableFuture<Void>> overtaking = new ArrayList<>();
    rig.inTransaction(
        () -> {
          rig.store().append("late", ExpectedVersion.NO_STREAM, rig.events("b"));
          // Where appends wait for each other it does not overtake, and comes after.
          overtaking.add(
              rig.begin(
                  () -> rig.another().append("early", ExpectedVersion.NO_STREAM, rig.events("c"))));
          rig.giveTime(overtaking.get(0));
          rig.follow(reader, read, 10);
          rig.follow(reader, read, 10);
        });
    rig.await(overtaking.get(0));
    rig.follow(reader, read, 10);
    assertThat(rig.texts(read)).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(read).isEqualTo(rig.all());
  }

  @Test
  @Case(id = "O11")
  default void whatIsRolledBackIsNeverReadAndHoldsNobodyUp(StreamRig rig) {
    EventStore reader = rig.another();
    List<StoredEvent> read = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      rig.rollingBack(
          () -> {
            rig.store().append("order", ExpectedVersion.ANY, rig.events("never", "never"));
            rig.follow(reader, read, 10);
          });
      rig.store().append("order", ExpectedVersion.ANY, rig.events("a"));
      rig.follow(reader, read, 10);
      assertThat(rig.texts(read)).hasSize(i + 1).containsOnly("a");
    }
  }

  @Test
  @Case(id = "O11")
  default void pagesGoOnWhereTheLastOneEnded(StreamRig rig) {
    for (int i = 0; i < 10; i++) {
      rig.store().append("order-" + i % 3, ExpectedVersion.ANY, rig.events("a" + i, "b" + i));
    }
    List<StoredEvent> one = new ArrayList<>();
    rig.follow(rig.store(), one, 1);
    List<StoredEvent> three = new ArrayList<>();
    rig.follow(rig.store(), three, 3);
    assertThat(one).hasSize(20).isEqualTo(three).isEqualTo(rig.all());
    assertThat(one).extracting(StoredEvent::position).isSorted();
    assertThat(rig.store().readAll(one.get(19).position(), 10)).isEmpty();
  }
}
