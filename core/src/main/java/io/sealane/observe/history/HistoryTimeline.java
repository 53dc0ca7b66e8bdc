package io.sealane.observe.history;

import io.sealane.observe.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What happened to all events, line by line, for a reader: when, counted from the first line; to
 * which event; at which subscription; and what. What only says that something follows, which did,
 * is left out. That an event was published stands before what happened to it at the same instant,
 * although a broker's answer may be heard of later. Immutable.
 */
public final class HistoryTimeline {

  private static final int MAX_NAME = 80;

  private final List<Row> rows;
  private final long dropped;

  private record Row(long number, Instant at, String event, String where, String what) {}

  private HistoryTimeline(List<Row> rows, long dropped) {
    this.rows = rows;
    this.dropped = dropped;
  }

  static HistoryTimeline of(Collection<EventRecord> events, long dropped) {
    List<Row> rows = new ArrayList<>();
    for (EventRecord event : events) {
      String name = name(event);
      addPublications(event, name, rows);
      Deliveries.of(event)
          .forEach(
              (where, steps) ->
                  steps.forEach(
                      s -> rows.add(new Row(s.number(), s.at(), name, where, s.words()))));
    }
    rows.sort(Comparator.comparingLong(Row::number));
    return new HistoryTimeline(rows, dropped);
  }

  private static void addPublications(EventRecord event, String name, List<Row> rows) {
    String cause = event.causationId();
    String caused = cause == null ? "" : ", caused by " + SafeText.of(cause, MAX_NAME);
    for (EventRecord.Numbered numbered : event.inOrder()) {
      HistoryEntry entry = numbered.entry();
      if (Deliveries.isPublishing(entry)) {
        rows.add(new Row(numbered.number(), entry.at(), name, "", Words.of(entry) + caused));
      }
    }
  }

  private static String name(EventRecord event) {
    String type = event.type();
    String name = type == null ? "message" : type.substring(type.lastIndexOf('.') + 1);
    return SafeText.of(name + " " + event.id(), MAX_NAME);
  }

  /** The lines, without a line break at the end. */
  @Override
  public String toString() {
    if (rows.isEmpty()) {
      return "nothing happened";
    }
    Columns columns = new Columns(4);
    Instant start = rows.get(0).at();
    for (Row row : rows) {
      String time = "+" + Spans.text(Duration.between(start, row.at()));
      columns.add(time, row.event(), SafeText.of(row.where(), MAX_NAME), row.what());
    }
    return columns + (dropped == 0 ? "" : "\n(older events forgotten: " + dropped + ")");
  }
}
