package io.sealane.observe.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.event.EventMetadata;
import io.sealane.observe.AllSignals;
import io.sealane.observe.Signal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryRowTest {

  private static final EventMetadata EVENT = AllSignals.metadata("e-1", "orders.Placed", "e-0");

  @Test
  void everySignalAboutAnEventIsARow() {
    List<Signal> signals = AllSignals.of(AllSignals.envelope(EVENT), "reason", "message");
    List<HistoryRow> rows =
        signals.stream()
            .map(signal -> HistoryRow.of(signal, AllSignals.NOON))
            .flatMap(Optional::stream)
            .toList();
    assertThat(rows).hasSizeGreaterThan(20).hasSizeLessThan(signals.size());
    assertThat(rows)
        .allSatisfy(row -> assertThat(row.event() != null || row.messageId() != null).isTrue());
    assertThat(rows)
        .extracting(HistoryRow::event)
        .filteredOn(Objects::nonNull)
        .extracting(HistoryRow.Event::key)
        .contains("key-of-e-1");
  }

  @Test
  void rowsThatWereKeptElsewhereTellTheSameStory() {
    EventHistory heard = EventHistory.create();
    EventHistory told = EventHistory.create();
    for (Signal signal : AllSignals.of(AllSignals.envelope(EVENT), "reason", "message")) {
      heard.on(signal, AllSignals.NOON);
      HistoryRow.of(signal, AllSignals.NOON).ifPresent(told::add);
    }
    assertThat(told.timeline()).hasToString(heard.timeline().toString());
    assertThat(told.tree("e-1")).hasToString(heard.tree("e-1").toString());
    assertThat(told.of("e-1")).isEqualTo(heard.of("e-1")).isNotEmpty();
  }

  @Test
  void aRowIsAboutSomething() {
    HistoryEntry published =
        new HistoryEntry(AllSignals.NOON, HistoryEntry.What.PUBLISHED, "orders", 0, "");
    HistoryEntry settled =
        new HistoryEntry(AllSignals.NOON, HistoryEntry.What.SETTLED, "delivery", 1, "");
    for (HistoryEntry entry : List.of(published, settled)) {
      assertThatThrownBy(() -> new HistoryRow(null, null, entry))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(entry.what() + " of no event and no message");
    }
  }
}
