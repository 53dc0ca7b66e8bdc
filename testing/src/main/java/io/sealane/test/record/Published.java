package io.sealane.test.record;

import io.sealane.event.EventMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Publications, which count once per event, to however many topics it goes. */
public final class Published {

  private Published() {}

  /**
   * The first occurrence of each event. What an event caused comes after it, even if it was heard
   * of before: a broker's acceptance and its delivery are told by different threads.
   */
  public static List<Occurrence> distinct(List<Occurrence> occurrences) {
    Map<String, Occurrence> first = new LinkedHashMap<>();
    occurrences.forEach(one -> first.putIfAbsent(idOf(one), one));
    Map<String, Occurrence> ordered = new LinkedHashMap<>();
    occurrences.forEach(one -> add(one, first, ordered));
    return List.copyOf(ordered.values());
  }

  private static void add(
      @Nullable Occurrence one, Map<String, Occurrence> left, Map<String, Occurrence> ordered) {
    if (one == null || left.remove(idOf(one)) == null) {
      return; // not here, there already, or on its way in a circle
    }
    EventMetadata metadata = one.metadata();
    if (metadata != null && metadata.causationId() != null) {
      add(left.get(metadata.causationId()), left, ordered);
    }
    ordered.put(idOf(one), one);
  }

  private static String idOf(Occurrence occurrence) {
    EventMetadata metadata = occurrence.metadata();
    return metadata == null ? "" : metadata.id();
  }
}
