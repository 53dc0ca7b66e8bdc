package io.sealane.publish.overview;

import java.util.List;

/**
 * A type of events that an application knows, and where they go when it publishes them.
 *
 * @param tag what it is called on the wire; of a type in no catalogue the simple name of its class
 * @param aliases further tags that are read as this type
 * @param version the version of its data, 1 or more
 * @param javaType the name of its class
 * @param inCatalog whether a catalogue has it: only such leave the process as they are
 * @param localHandlers how many handlers run in the publisher's thread
 * @param ways where it goes
 */
public record TypeOverview(
    String tag,
    List<String> aliases,
    int version,
    String javaType,
    boolean inCatalog,
    int localHandlers,
    List<Way> ways) {

  /** Copies the lists. */
  public TypeOverview {
    aliases = List.copyOf(aliases);
    ways = List.copyOf(ways);
  }

  /**
   * A way that its events go.
   *
   * @param topic where to
   * @param form in which form, in words
   * @param route the route that says so, in words
   */
  public record Way(String topic, String form, String route) {}

  boolean isCalled(String name) {
    return tag.equals(name)
        || aliases.contains(name)
        || javaType.equals(name)
        || javaType.endsWith("." + name)
        || javaType.endsWith("$" + name);
  }
}
