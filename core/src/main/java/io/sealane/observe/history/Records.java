package io.sealane.observe.history;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The events that a history remembers, with their relations. Not safe for several threads. */
final class Records {

  private final int max;
  private final Map<String, EventRecord> byId = new LinkedHashMap<>();

  /** By the broker's id of a message of which nobody knows, yet or at all, what it carries. */
  private final Map<String, EventRecord> unread = new LinkedHashMap<>();

  private final Relation caused = new Relation();
  private final Relation correlated = new Relation();

  /** By a message's id at one subscription, or by that at its broker. */
  private final Relation carried = new Relation();

  private long dropped;

  Records(int max) {
    this.max = max;
  }

  /** A copy of what is known under that id, or null. */
  @Nullable EventRecord find(String id) {
    EventRecord record = byId.get(id);
    EventRecord message = unread.get(id);
    if (record == null) {
      return message == null ? null : message.copy();
    }
    return view(record);
  }

  /**
   * The records of what a row is about: one, but for a foreign message that was translated to
   * several events. While it is not known what a message is, that of the message itself.
   */
  List<EventRecord> of(HistoryRow row) {
    HistoryRow.Event event = row.event();
    String messageId = row.messageId();
    if (event == null) {
      return ofUnread(row.entry().where(), Objects.requireNonNull(messageId));
    }
    EventRecord record = of(event);
    if (messageId != null && Deliveries.isPublishing(row.entry())) {
      carry(record, messageId);
    } else if (messageId != null) {
      adopt(record, row.entry().where(), messageId);
      carry(record, carrier(row.entry().where(), messageId));
    }
    return List.of(record);
  }

  private List<EventRecord> ofUnread(String subscription, String messageId) {
    Set<String> ids = carried.of(carrier(subscription, messageId));
    return ids.isEmpty()
        ? List.of(findOrAdd(messageId, unread))
        : ids.stream().map(byId::get).filter(Objects::nonNull).toList();
  }

  private EventRecord of(HistoryRow.Event event) {
    EventRecord record = findOrAdd(event.id(), byId);
    if (record.identify(event)) {
      correlated.add(event.correlationId(), record.id());
      caused.add(event.causationId(), record.id());
    }
    return record;
  }

  private static String carrier(String subscription, String messageId) {
    return subscription + '\n' + messageId;
  }

  List<String> causedBy(String eventId) {
    return List.copyOf(caused.of(eventId));
  }

  List<String> correlatedBy(String correlationId) {
    return List.copyOf(correlated.of(correlationId));
  }

  /** Those of a correlation whose cause is not of it; the first, if all cause each other. */
  List<String> firstOf(String correlationId) {
    Set<String> all = correlated.of(correlationId);
    List<String> first = all.stream().filter(id -> !all.contains(causeOf(id))).toList();
    return first.isEmpty() ? all.stream().limit(1).toList() : first;
  }

  /** Copies of everything. */
  Collection<EventRecord> all() {
    return Stream.concat(
            byId.values().stream().map(this::view),
            unread.values().stream().filter(one -> !isPartOfAnother(one)).map(EventRecord::copy))
        .toList();
  }

  long dropped() {
    return dropped;
  }

  private EventRecord findOrAdd(String id, Map<String, EventRecord> among) {
    EventRecord known = among.get(id);
    if (known != null) {
      return known;
    }
    if (among.size() == max) {
      dropOldest(among);
    }
    EventRecord added = new EventRecord(id);
    among.put(id, added);
    return added;
  }

  /** Moves what was heard of a message before it could be read to the event that it is. */
  private void adopt(EventRecord record, String subscription, String messageId) {
    EventRecord before = unread.get(messageId);
    if (before != null) {
      record.adopt(before, subscription);
      if (before.numbered().isEmpty()) {
        unread.remove(before.id());
      }
    }
  }

  private void carry(EventRecord record, String carrier) {
    if (carried.add(carrier, record.id())) {
      record.carriers().add(carrier);
    }
  }

  /** With what became of its messages that were not read, if their broker's id tells. */
  private EventRecord view(EventRecord record) {
    EventRecord view = record.copy();
    for (String carrier : record.carriers()) {
      EventRecord part = unread.get(carrier);
      if (part != null && isPartOfAnother(part)) {
        view.absorb(part);
      }
    }
    return view;
  }

  /** Only if one event alone is known by that id: two brokers may use the same. */
  private boolean isPartOfAnother(EventRecord message) {
    return carried.of(message.id()).size() == 1;
  }

  private String causeOf(String id) {
    EventRecord record = byId.get(id);
    String cause = record == null ? null : record.causationId();
    return cause == null || cause.equals(id) ? "" : cause;
  }

  private void dropOldest(Map<String, EventRecord> among) {
    Iterator<EventRecord> oldest = among.values().iterator();
    EventRecord record = oldest.next();
    oldest.remove();
    dropped++;
    correlated.remove(record.correlationId(), record.id());
    caused.remove(record.causationId(), record.id());
    record.carriers().forEach(carrier -> carried.remove(carrier, record.id()));
  }
}
