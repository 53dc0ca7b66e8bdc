package io.sealane.observe.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An event and what it caused, in an order that does not depend on which thread was first. */
record Node(EventRecord event, List<Node> caused) {

  /** Longer chains are cut, so that a tree can be drawn of whatever ids say. */
  private static final int MAX_DEPTH = 50;

  private static final Comparator<Node> BY_TYPE =
      Comparator.comparing((Node node) -> Optional.ofNullable(node.event.type()).orElse(""))
          .thenComparingLong(Node::firstNumber);

  /**
   * With everything that it caused.
   *
   * @param seen the ids that stand in the tree already, and are not shown again
   */
  static Node of(EventRecord event, Records records, Set<String> seen, int depth) {
    List<Node> caused = new ArrayList<>();
    for (String id : depth == MAX_DEPTH ? List.<String>of() : records.causedBy(event.id())) {
      EventRecord child = records.find(id);
      if (child != null && seen.add(id)) {
        caused.add(of(child, records, seen, depth + 1));
      }
    }
    caused.sort(BY_TYPE);
    return new Node(event, caused);
  }

  /** When it was first heard of. */
  Instant start() {
    List<EventRecord.Numbered> entries = event.numbered();
    return entries.isEmpty() ? Instant.MAX : entries.get(0).entry().at();
  }

  private long firstNumber() {
    List<EventRecord.Numbered> entries = event.numbered();
    return entries.isEmpty() ? Long.MAX_VALUE : entries.get(0).number();
  }
}
