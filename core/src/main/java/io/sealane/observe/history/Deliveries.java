package io.sealane.observe.history;

import io.sealane.observe.history.HistoryEntry.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What happened at the subscriptions, without the steps that say nothing to a reader. */
final class Deliveries {

  private static final Set<What> PUBLISHING =
      EnumSet.of(
          What.HANDLED_LOCALLY, What.STORED, What.PUBLISHED, What.REFUSED, What.UNKNOWN, What.HELD);

  /** They say that something follows, and so need no line where it did. */
  private static final Set<What> BEGINNINGS = EnumSet.of(What.DELIVERED, What.STARTED);

  private static final Set<What> POSTPONED = EnumSet.of(What.RETRYING, What.BUSY);

  private Deliveries() {}

  /** One line about a delivery. */
  record Step(EventRecord.Numbered about, boolean settled) {

    long number() {
      return about.number();
    }

    Instant at() {
      return about.entry().at();
    }

    String words() {
      return Words.of(about.entry()) + (settled ? ", settled" : "");
    }
  }

  static boolean isPublishing(HistoryEntry entry) {
    return PUBLISHING.contains(entry.what());
  }

  /** The steps of each subscription, by its name. */
  static SortedMap<String, List<Step>> of(EventRecord event) {
    SortedMap<String, List<EventRecord.Numbered>> entries = new TreeMap<>();
    for (EventRecord.Numbered numbered : event.numbered()) {
      if (!isPublishing(numbered.entry())) {
        entries
            .computeIfAbsent(numbered.entry().where(), unused -> new ArrayList<>())
            .add(numbered);
      }
    }
    SortedMap<String, List<Step>> steps = new TreeMap<>();
    entries.forEach((subscription, all) -> steps.put(subscription, steps(all)));
    return steps;
  }

  private static List<Step> steps(List<EventRecord.Numbered> entries) {
    List<Step> steps = new ArrayList<>();
    HistoryEntry before = null;
    for (int i = 0; i < entries.size(); i++) {
      EventRecord.Numbered numbered = entries.get(i);
      HistoryEntry entry = numbered.entry();
      boolean last = i == entries.size() - 1;
      if (entry.what() == What.SETTLED && !steps.isEmpty()) {
        settle(steps, numbered.messageId());
      } else if (last || !(BEGINNINGS.contains(entry.what()) || repeats(entry, before))) {
        steps.add(new Step(numbered, false));
      }
      before = entry;
    }
    return steps;
  }

  /**
   * Marks the last step of that message, which another message can have overtaken: a dead letter
   * that was sent back is handled while the one that it came from is still being settled.
   */
  private static void settle(List<Step> steps, @Nullable String messageId) {
    int settled = steps.size() - 1;
    for (int i = settled; i >= 0; i--) {
      if (Objects.equals(steps.get(i).about().messageId(), messageId)) {
        settled = i;
        break;
      }
    }
    steps.set(settled, new Step(steps.get(settled).about(), true));
  }

  private static boolean repeats(HistoryEntry entry, @Nullable HistoryEntry before) {
    return entry.what() == What.RELEASED && before != null && POSTPONED.contains(before.what());
  }
}
