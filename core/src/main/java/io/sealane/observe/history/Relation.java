package io.sealane.observe.history;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which events belong to what, in the order in which that became known. */
final class Relation {

  private final Map<String, Set<String>> ids = new HashMap<>();

  /** Returns whether that is news; nothing is related to null. */
  boolean add(@Nullable String to, String id) {
    return to != null && ids.computeIfAbsent(to, unused -> new LinkedHashSet<>()).add(id);
  }

  void remove(@Nullable String to, String id) {
    Set<String> related = to == null ? null : ids.get(to);
    if (related != null && related.remove(id) && related.isEmpty()) {
      ids.remove(to);
    }
  }

  Set<String> of(String to) {
    return Collections.unmodifiableSet(ids.getOrDefault(to, Set.of()));
  }
}
