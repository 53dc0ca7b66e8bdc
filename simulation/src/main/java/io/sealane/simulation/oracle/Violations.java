package io.sealane.simulation.oracle;

import io.sealane.simulation.time.Trace;
import java.util.ArrayList;
import java.util.List;

/** What must not have happened. */
final class Violations {

  private static final int MAX = 50;

  private final Trace trace;
  private final List<String> all = new ArrayList<>();

  Violations(Trace trace) {
    this.trace = trace;
  }

  /**
   * Adds one.
   *
   * @param kind one or two words, the same for all of the kind
   */
  void add(String kind, String what) {
    if (all.size() < MAX) {
      all.add(kind + ": " + what);
    }
    trace.note("!", () -> "VIOLATION " + kind + ": " + what);
  }

  List<String> all() {
    return List.copyOf(all);
  }
}
