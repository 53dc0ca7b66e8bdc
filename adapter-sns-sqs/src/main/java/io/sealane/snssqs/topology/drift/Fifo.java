package io.sealane.snssqs.topology.drift;

import io.sealane.snssqs.topology.Difference;
import io.sealane.snssqs.topology.Difference.Kind;

/** That order is in the name: what has it cannot lose it, and what has it not cannot get it. */
final class Fifo {

  private static final String SUFFIX = ".fifo";

  private Fifo() {}

  /** The name of what is the same but for its order. */
  static String namesake(String name) {
    return name.endsWith(SUFFIX)
        ? name.substring(0, name.length() - SUFFIX.length())
        : name + SUFFIX;
  }

  static Difference mismatch(String resource, String other, boolean fifo) {
    return new Difference(
        Kind.MISSING,
        resource,
        "is missing, and '" + other + "' cannot stand in, because it " + not(fifo) + " FIFO",
        "have "
            + (fifo ? "an ordered" : "an unordered")
            + " one made beside it, or "
            + (fifo ? "give up the order" : "ask for the order")
            + " in the application");
  }

  private static String not(boolean fifo) {
    return fifo ? "is not" : "is";
  }
}
