package io.sealane.codec;

import io.sealane.error.ConfigurationException;
import io.sealane.event.DomainEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The published language of a bounded context: which classes are events, and which tags stand for
 * them on the wire. Nothing else is written or read. Immutable.
 */
public final class EventCatalog {

  private final String context;
  private final List<EventType> types;

  EventCatalog(String context, List<EventType> types) {
    this.context = context;
    this.types = List.copyOf(types);
  }

  /**
   * The catalogue of all events that a sealed interface permits, at any depth. The tag of an event
   * is {@code <context>.<simple name of its class>}.
   *
   * @param context 1 to 64 of {@code A-Z a-z 0-9 . _ -}
   * @param events the sealed interface, or a single event's class
   * @throws ConfigurationException with everything that is wrong
   */
  public static EventCatalog of(String context, Class<? extends DomainEvent> events) {
    return context(context).events(events).build();
  }

  /**
   * Begins a catalogue that is put together from parts.
   *
   * @param context 1 to 64 of {@code A-Z a-z 0-9 . _ -}
   */
  public static Builder context(String context) {
    return new Builder(context);
  }

  /** The name of the context. */
  public String context() {
    return context;
  }

  /** The types in the order of their declaration, at least one. */
  public List<EventType> types() {
    return types;
  }

  /** Names the context and the tags. */
  @Override
  public String toString() {
    return "EventCatalog[" + context + ": " + types.stream().map(EventType::tag).toList() + "]";
  }

  /** The parts of a catalogue to be; checked when it is built. For use by one thread. */
  public static final class Builder {

    final String context;
    final Set<Class<?>> roots = new LinkedHashSet<>();
    final List<Named> tags = new ArrayList<>();
    final List<Named> aliases = new ArrayList<>();
    final List<Step> steps = new ArrayList<>();

    record Named(Class<?> type, String name) {}

    record Step(Class<?> type, int from, Upcaster upcaster) {}

    private Builder(String context) {
      this.context = context;
    }

    /** Adds all events that a sealed interface permits, at any depth. */
    public Builder events(Class<? extends DomainEvent> sealed) {
      roots.add(sealed);
      return this;
    }

    /** Adds one event: a record, or another class that is not abstract. */
    public Builder event(Class<? extends DomainEvent> type) {
      roots.add(type);
      return this;
    }

    /** Has the event written and read under that tag in place of its usual one. */
    public Builder tag(Class<? extends DomainEvent> type, String tag) {
      tags.add(new Named(type, tag));
      return this;
    }

    /** Has the event also read under that tag, for example its former one. */
    public Builder alias(String tag, Class<? extends DomainEvent> type) {
      aliases.add(new Named(type, tag));
      return this;
    }

    /**
     * Reads data of an older version. An event's own version is one more than that of its last
     * upcaster, and the chain begins at 1.
     *
     * @param from the version that the upcaster takes; it makes the next one
     */
    public Builder upcast(Class<? extends DomainEvent> type, int from, Upcaster upcaster) {
      steps.add(new Step(type, from, upcaster));
      return this;
    }

    /**
     * Checks the parts and makes the catalogue.
     *
     * @throws ConfigurationException with everything that is wrong
     */
    public EventCatalog build() {
      return new CatalogAssembly(this).assemble();
    }
  }
}
