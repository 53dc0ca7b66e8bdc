package io.sealane.observe.history;

import io.sealane.observe.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Draws nodes with box-drawing characters. */
final class TreeText {

  private static final int MAX_NAME = 200;

  private final StringBuilder text = new StringBuilder();
  private final Instant start;
  private final boolean times;
  private final boolean ids;

  /** What stands below something: a line, and again what stands below that. */
  private record Branch(String line, List<Branch> below) {}

  TreeText(Instant start, boolean times, boolean ids) {
    this.start = start;
    this.times = times;
    this.ids = ids;
  }

  void draw(Node root) {
    Branch branch = branch(root, "");
    line(branch.line());
    below(branch.below(), "");
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private void below(List<Branch> branches, String indent) {
    for (int i = 0; i < branches.size(); i++) {
      boolean last = i == branches.size() - 1;
      line(indent + (last ? "└─ " : "├─ ") + branches.get(i).line());
      below(branches.get(i).below(), indent + (last ? "   " : "│  "));
    }
  }

  private void line(String line) {
    text.append(text.isEmpty() ? "" : "\n").append(line);
  }

  private Branch branch(Node node, String prefix) {
    List<Branch> below = new ArrayList<>();
    Deliveries.of(node.event())
        .forEach((subscription, steps) -> below.add(branch(subscription, steps)));
    if (node.event().leftOut() > 0) {
      below.add(new Branch("(" + node.event().leftOut() + " entries left out)", List.of()));
    }
    node.caused().forEach(caused -> below.add(branch(caused, "caused ")));
    return new Branch(prefix + title(node), below);
  }

  private Branch branch(String subscription, List<Deliveries.Step> steps) {
    return new Branch(
        SafeText.of(subscription, MAX_NAME),
        steps.stream().map(s -> new Branch(s.words() + time(s.at()), List.of())).toList());
  }

  private String title(Node node) {
    EventRecord event = node.event();
    String type = event.type();
    String name = type == null ? "message" : SafeText.of(type, MAX_NAME);
    String id = ids ? " " + SafeText.of(event.id(), MAX_NAME) : "";
    String published =
        event.numbered().stream()
            .map(EventRecord.Numbered::entry)
            .filter(Deliveries::isPublishing)
            .sorted(Comparator.comparing(HistoryEntry::where))
            .map(Words::of)
            .collect(Collectors.joining(", "));
    return name + id + (published.isEmpty() ? "" : ", " + published) + time(node.start());
  }

  private String time(Instant at) {
    return times ? "  +" + Spans.text(Duration.between(start, at)) : "";
  }
}
