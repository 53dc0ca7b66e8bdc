package io.sealane.store.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import io.sealane.event.Publication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the port does by itself, over a list. */
class EventStoreTest {

  record Counted(int number) implements DomainEvent {}

  private final List<StoredEvent> stored = new ArrayList<>();
  private final List<Long> askedAfter = new ArrayList<>();

  private final EventStore store =
      new EventStore() {
        @Override
        public List<StoredEvent> append(
            String stream, ExpectedVersion expected, List<Publication> events) {
          return events.stream().map(event -> next(stream, event.event())).toList();
        }

        @Override
        public List<StoredEvent> read(String stream, long after, int max) {
          askedAfter.add(after);
          return stored.stream().filter(one -> one.version() > after).limit(max).toList();
        }

        @Override
        public List<StoredEvent> readAll(long after, int max) {
          throw new AssertionError("nobody asks for all");
        }
      };

  private StoredEvent next(String stream, DomainEvent event) {
    long version = stored.size() + 1;
    EventMetadata metadata =
        new EventMetadata(
            "e-" + version,
            "t.Counted",
            1,
            "t",
            Instant.EPOCH,
            null,
            "c",
            null,
            null,
            Map.of(),
            null);
    StoredEvent added =
        new StoredEvent(stream, version, version + 100, new Envelope<>(event, metadata));
    stored.add(added);
    return added;
  }

  private void append(int events) {
    IntStream.rangeClosed(1, events)
        .forEach(i -> store.append("counter", ExpectedVersion.ANY, new Counted(i)));
  }

  @Test
  void aWholeStreamIsReadPageByPage() {
    append(2 * EventStore.PAGE + 1);

    assertThat(store.read("counter")).isEqualTo(stored);
    assertThat(askedAfter).containsExactly(0L, 1_000L, 2_000L);
  }

  @Test
  void afterAFullPageThereMayBeMore() {
    append(EventStore.PAGE);

    assertThat(store.read("counter")).hasSize(EventStore.PAGE);
    assertThat(askedAfter).containsExactly(0L, 1_000L);
  }

  @Test
  void whatIsStoredIsPublishedUnderItsOwnIdAndNamedWithoutContent() {
    List<StoredEvent> added =
        store.append("counter", ExpectedVersion.NO_STREAM, new Counted(1), new Counted(2));

    assertThat(StoredEvent.publications(added))
        .extracting(Publication::id)
        .containsExactly("e-1", "e-2");
    assertThat(added.get(0))
        .hasToString("StoredEvent[counter v1 at 101, Envelope[t.Counted, e-1]]");
  }

  @Test
  void aStreamWithoutEventsHasVersionZero() {
    assertThat(ExpectedVersion.exactly(0)).isEqualTo(ExpectedVersion.NO_STREAM);
    assertThat(ExpectedVersion.NO_STREAM.isAny()).isFalse();
    assertThat(ExpectedVersion.ANY.isAny()).isTrue();
    assertThatThrownBy(() -> ExpectedVersion.exactly(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ExpectedVersion(-2)).isInstanceOf(IllegalArgumentException.class);
  }
}
