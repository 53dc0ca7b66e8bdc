package io.sealane.observe.history;

import io.sealane.observe.history.HistoryEntry.What;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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
  record Step(long number, Instant at, String words) {}

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
      long number = entries.get(i).number();
      HistoryEntry entry = entries.get(i).entry();
      boolean last = i == entries.size() - 1;
      if (entry.what() == What.SETTLED && !steps.isEmpty()) {
        Step settled = steps.remove(steps.size() - 1);
        steps.add(new Step(settled.number(), settled.at(), settled.words() + ", settled"));
      } else if (last || !(BEGINNINGS.contains(entry.what()) || repeats(entry, before))) {
        steps.add(new Step(number, entry.at(), Words.of(entry)));
      }
      before = entry;
    }
    return steps;
  }

  private static boolean repeats(HistoryEntry entry, @Nullable HistoryEntry before) {
    return entry.what() == What.RELEASED && before != null && POSTPONED.contains(before.what());
  }
}
