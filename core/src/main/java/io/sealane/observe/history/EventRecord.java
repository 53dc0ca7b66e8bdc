package io.sealane.observe.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is known of one event. Guarded by its history's lock; a copy is nobody else's. */
final class EventRecord {

  static final int MAX_ENTRIES = 200;

  /**
   * An entry, its place in the order of everything that the history saw, and the broker's id of the
   * message that it is about, or null.
   */
  record Numbered(long number, HistoryEntry entry, @Nullable String messageId) {}

  private final String id;
  private final List<Numbered> entries = new ArrayList<>();
  private final List<String> carriers = new ArrayList<>();
  private HistoryRow.@Nullable Event event;
  private int leftOut;

  EventRecord(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  /** The tag, or null where the message could not be read. */
  @Nullable String type() {
    return event == null ? null : event.type();
  }

  @Nullable String correlationId() {
    return event == null ? null : event.correlationId();
  }

  @Nullable String causationId() {
    return event == null ? null : event.causationId();
  }

  List<Numbered> numbered() {
    return entries;
  }

  /**
   * The entries, the first publication before whatever happened at the same instant: a consumer can
   * be faster than the broker's answer to the publisher.
   */
  List<Numbered> inOrder() {
    List<Numbered> ordered = new ArrayList<>(entries);
    for (int i = 0; i < ordered.size(); i++) {
      Numbered found = ordered.get(i);
      HistoryEntry entry = found.entry();
      if (entry.what() == HistoryEntry.What.PUBLISHED) {
        if (entry.at().equals(entries.get(0).entry().at())) {
          ordered.remove(i);
          ordered.add(0, new Numbered(entries.get(0).number(), entry, found.messageId()));
        }
        break;
      } else if (Deliveries.isPublishing(entry)) {
        break;
      }
    }
    return ordered;
  }

  /** What the messages are known by that carry it. */
  List<String> carriers() {
    return carriers;
  }

  /** How many entries were left out, from the middle: how it began and how it ended is kept. */
  int leftOut() {
    return leftOut;
  }

  /** Returns whether this tells who the event is for the first time. */
  boolean identify(HistoryRow.Event known) {
    boolean news = event == null && known.type() != null;
    if (news) {
      event = known;
    }
    return news;
  }

  void add(Numbered entry) {
    if (entries.size() == MAX_ENTRIES) {
      entries.remove(MAX_ENTRIES / 2);
      leftOut++;
    }
    entries.add(entry);
  }

  /** Takes over what was known of a subscription's message before it could be read. */
  void adopt(EventRecord unread, String subscription) {
    List<Numbered> adopted =
        unread.entries.stream().filter(e -> e.entry().where().equals(subscription)).toList();
    unread.entries.removeAll(adopted);
    adopted.forEach(this::add);
    entries.sort(Comparator.comparingLong(Numbered::number));
  }

  void absorb(EventRecord unread) {
    unread.entries.forEach(this::add);
    entries.sort(Comparator.comparingLong(Numbered::number));
  }

  EventRecord copy() {
    EventRecord copy = new EventRecord(id);
    copy.entries.addAll(entries);
    copy.event = event;
    copy.leftOut = leftOut;
    return copy;
  }
}
