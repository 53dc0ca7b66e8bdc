package io.sealane.observe.history;

import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import java.time.Instant;
import java.util.List;

/**
 * Remembers in memory what happened to the latest events: published, delivered, attempt by attempt,
 * settled, dead-lettered, and what they caused. Holds metadata and never an event itself, and for
 * each event its first and last {@value EventRecord#MAX_ENTRIES} entries together.
 *
 * <p>Safe for use by many threads; all of them share one lock.
 */
public final class EventHistory implements Observer {

  private static final int STANDARD_SIZE = 10_000;

  private final Records records;
  private long entries;

  private EventHistory(int events) {
    this.records = new Records(events);
  }

  /** Remembers the latest 10,000 events. */
  public static EventHistory create() {
    return keeping(STANDARD_SIZE);
  }

  /**
   * Remembers that many events.
   *
   * @param events 1 or more; beyond, the one that was heard of first is forgotten
   */
  public static EventHistory keeping(int events) {
    if (events < 1) {
      throw new IllegalArgumentException("a history of " + events + " events remembers nothing");
    }
    return new EventHistory(events);
  }

  @Override
  public void on(Signal signal, Instant at) {
    HistoryRow.of(signal, at).ifPresent(this::add);
  }

  /** Remembers what another history has written down, as if it happened just now. */
  public synchronized void add(HistoryRow row) {
    for (EventRecord record : records.of(row)) {
      record.add(new EventRecord.Numbered(entries++, row.entry(), row.messageId()));
    }
  }

  /**
   * What happened to an event, in the order in which it was heard of.
   *
   * @param id the event's id, or the broker's message id where the message could not be read
   * @return none if nothing is known of it
   */
  public synchronized List<HistoryEntry> of(String id) {
    EventRecord record = records.find(id);
    return record == null
        ? List.of()
        : record.numbered().stream().map(EventRecord.Numbered::entry).toList();
  }

  /** The ids of the events that were published in handling that event, in the order of that. */
  public synchronized List<String> causedBy(String eventId) {
    return records.causedBy(eventId);
  }

  /**
   * The ids of the events that share a correlation id, in the order in which they were heard of.
   */
  public synchronized List<String> correlatedBy(String correlationId) {
    return records.correlatedBy(correlationId);
  }

  /** An event and everything that it caused. */
  public synchronized HistoryTree tree(String eventId) {
    return HistoryTree.of(List.of(eventId), records);
  }

  /** All events that share a correlation id, with everything that they caused. */
  public synchronized HistoryTree treeOf(String correlationId) {
    return HistoryTree.of(records.firstOf(correlationId), records);
  }

  /** Everything that is remembered, in the order in which it was heard of. */
  public synchronized HistoryTimeline timeline() {
    return HistoryTimeline.of(records.all(), records.dropped());
  }

  /** How many events were forgotten, because there were more than this history keeps. */
  public synchronized long dropped() {
    return records.dropped();
  }
}
