package io.sealane.codec;

import io.sealane.event.DomainEvent;
import java.util.List;
import java.util.Set;

/**
 * A type of event as a catalogue knows it: a class, and the names that stand for it on the wire.
 */
public final class EventType {

  private final String context;
  private final String tag;
  private final Set<String> aliases;
  private final Class<? extends DomainEvent> javaType;
  private final List<Upcaster> upcasters;

  EventType(
      String context,
      String tag,
      Set<String> aliases,
      Class<? extends DomainEvent> javaType,
      List<Upcaster> upcasters) {
    this.context = context;
    this.tag = tag;
    this.aliases = Set.copyOf(aliases);
    this.javaType = javaType;
    this.upcasters = List.copyOf(upcasters);
  }

  /** The name of the context that the type belongs to; the source of its events. */
  public String context() {
    return context;
  }

  /** The tag that is written, 1 to 128 of {@code A-Z a-z 0-9 . _ -}. */
  public String tag() {
    return tag;
  }

  /** Further tags that are read as this type, of the same form. */
  public Set<String> aliases() {
    return aliases;
  }

  /** The class of the events; an instance of a subclass is no event of this type. */
  public Class<? extends DomainEvent> javaType() {
    return javaType;
  }

  /** The version of the data that is written, 1 or more: one more than there are upcasters. */
  public int version() {
    return upcasters.size() + 1;
  }

  /** What turns data of version 1 into version 2, that into version 3, and so on. */
  public List<Upcaster> upcasters() {
    return upcasters;
  }

  boolean sameAs(EventType other) {
    return javaType == other.javaType
        && tag.equals(other.tag)
        && context.equals(other.context)
        && aliases.equals(other.aliases)
        && upcasters.equals(other.upcasters);
  }

  /** Names tag, version and class. */
  @Override
  public String toString() {
    return tag + " v" + version() + " (" + javaType.getName() + ")";
  }
}
