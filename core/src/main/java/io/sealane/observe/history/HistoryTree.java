package io.sealane.observe.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Events, their deliveries attempt by attempt, and what they caused, for a reader: {@link
 * #toString} draws the tree. Subscriptions stand in the order of their names, and caused events in
 * that of their types, so that two runs that did the same look the same. Immutable.
 */
public final class HistoryTree {

  private final List<Node> roots;
  private final String unknown;
  private final boolean times;
  private final boolean ids;

  private HistoryTree(List<Node> roots, String unknown, boolean times, boolean ids) {
    this.roots = roots;
    this.unknown = unknown;
    this.times = times;
    this.ids = ids;
  }

  static HistoryTree of(List<String> ids, Records records) {
    Set<String> seen = new HashSet<>(ids);
    List<Node> roots = new ArrayList<>();
    for (String id : ids) {
      EventRecord root = records.find(id);
      if (root != null) {
        roots.add(Node.of(root, records, seen, 0));
      }
    }
    long dropped = records.dropped();
    String more = dropped == 0 ? "" : "; older events forgotten: " + dropped;
    return new HistoryTree(roots, "nothing is known of this" + more, true, true);
  }

  /** The same without times, which otherwise stand at the ends of lines and count from the root. */
  public HistoryTree withoutTimes() {
    return new HistoryTree(roots, unknown, false, ids);
  }

  /** The same without the ids of events. */
  public HistoryTree withoutIds() {
    return new HistoryTree(roots, unknown, times, false);
  }

  /** The tree, line by line, without a line break at the end. */
  @Override
  public String toString() {
    if (roots.isEmpty()) {
      return unknown;
    }
    Instant start = roots.stream().map(Node::start).min(Instant::compareTo).orElse(Instant.MAX);
    TreeText text = new TreeText(start, times, ids);
    roots.forEach(text::draw);
    return text.toString();
  }
}
