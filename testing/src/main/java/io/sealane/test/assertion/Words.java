package io.sealane.test.assertion;

import io.sealane.test.record.Kind;
import io.sealane.test.record.Occurrence;
import java.util.List;
import java.util.stream.Collectors;

/** How failures are put. */
final class Words {

  private static final int MAX_LINES = 25;

  private Words() {}

  static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  static String thereWere(List<Occurrence> found) {
    return (found.size() == 1 ? "was 1" : "were " + found.size()) + ":" + lines(found);
  }

  /** A line for each, each with a line break before it. */
  static String lines(List<Occurrence> occurrences) {
    int left = occurrences.size() - MAX_LINES;
    return occurrences.stream()
            .limit(MAX_LINES)
            .map(one -> "\n  - " + line(one))
            .collect(Collectors.joining())
        + (left > 0 ? "\n  - and " + left + " more" : "");
  }

  private static String line(Occurrence one) {
    StringBuilder line = new StringBuilder(one.label()).append(' ');
    line.append(one.kind().participle()).append(place(one));
    if (one.attempt() > 0) {
      line.append(", attempt ").append(one.attempt());
    }
    return one.detail().isEmpty() ? line.toString() : line + ", " + one.detail();
  }

  private static String place(Occurrence one) {
    if (one.kind() == Kind.PUBLISHED) {
      return one.where().isEmpty() ? " locally" : " to " + one.where();
    }
    return " at " + one.where();
  }
}
