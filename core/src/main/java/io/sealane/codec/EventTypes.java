package io.sealane.codec;

import io.sealane.error.ConfigurationException;
import io.sealane.event.DomainEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All event types that an application knows, from one catalogue or several. Immutable; both lookups
 * are one probe of a hash table and allocate nothing.
 */
public final class EventTypes {

  private final List<EventType> all;
  private final Map<Class<?>, EventType> byClass;
  private final Map<String, EventType> byTag;

  private EventTypes(Map<Class<?>, EventType> byClass, Map<String, EventType> byTag) {
    this.all = List.copyOf(byClass.values());
    this.byClass = Map.copyOf(byClass);
    this.byTag = Map.copyOf(byTag);
  }

  /**
   * The types of the catalogues. A type that two of them have in common must be the same in both.
   *
   * @throws ConfigurationException with every tag that stands for two types and every class that
   *     has two tags
   */
  public static EventTypes of(EventCatalog... catalogs) {
    return of(List.of(catalogs));
  }

  /**
   * The types of the catalogues. A type that two of them have in common must be the same in both.
   *
   * @throws ConfigurationException with every tag that stands for two types and every class that
   *     has two tags
   */
  public static EventTypes of(List<EventCatalog> catalogs) {
    List<String> problems = new ArrayList<>();
    EventTypes types = of(catalogs, problems);
    if (!problems.isEmpty()) {
      throw new ConfigurationException("the set of event catalogues", problems);
    }
    return types;
  }

  /**
   * The types of the catalogues, for whoever goes on looking for more that is wrong: where they
   * contradict each other, the first of them counts.
   *
   * @param problems gets one sentence for each contradiction
   */
  public static EventTypes of(List<EventCatalog> catalogs, List<String> problems) {
    Map<Class<?>, EventType> byClass = new LinkedHashMap<>();
    Map<String, EventType> byTag = new HashMap<>();
    for (EventCatalog catalog : catalogs) {
      for (EventType type : catalog.types()) {
        EventType known = byClass.putIfAbsent(type.javaType(), type);
        if (known == null) {
          addTags(type, byTag, problems);
        } else if (!known.sameAs(type)) {
          problems.add(
              type.javaType().getName() + " is registered differently by " + contexts(known, type));
        }
      }
    }
    return new EventTypes(byClass, byTag);
  }

  private static void addTags(EventType type, Map<String, EventType> byTag, List<String> problems) {
    addTag(type.tag(), type, byTag, problems);
    type.aliases().stream().sorted().forEach(alias -> addTag(alias, type, byTag, problems));
  }

  private static void addTag(
      String tag, EventType type, Map<String, EventType> byTag, List<String> problems) {
    EventType other = byTag.putIfAbsent(tag, type);
    if (other != null) {
      problems.add(
          ("tag '" + tag + "' stands for both " + other.javaType().getName())
              + (" and " + type.javaType().getName() + ", by " + contexts(other, type)));
    }
  }

  private static String contexts(EventType one, EventType other) {
    return "catalogues '" + one.context() + "' and '" + other.context() + "'";
  }

  /** Every type once, in the order of the catalogues. */
  public List<EventType> all() {
    return all;
  }

  /** The type of events of exactly that class, or null if there is none. */
  public @Nullable EventType find(Class<? extends DomainEvent> javaType) {
    return byClass.get(javaType);
  }

  /** The type that the tag or alias stands for, or null if there is none. */
  public @Nullable EventType find(String tag) {
    return byTag.get(tag);
  }
}
