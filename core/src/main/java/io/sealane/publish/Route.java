package io.sealane.publish;

import io.sealane.codec.EventCatalog;
import io.sealane.codec.EventType;
import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import io.sealane.translate.ForeignMessage;
import io.sealane.translate.OutboundTranslator;
import io.sealane.transport.Topic;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where events of some types go, and in which form. Immutable: each method returns a new one.
 *
 * <p>An event goes along every route whose type it is of; two routes that would bring it to one
 * topic twice are a mistake in the configuration. Where a route says something for two types that
 * an event is of, what was said first counts.
 */
public final class Route {

  private final Ways ways;

  private record Ways(
      List<Class<? extends DomainEvent>> types,
      List<Topic> topics,
      List<Rule<Function<DomainEvent, @Nullable String>>> keys,
      List<Rule<Function<DomainEvent, DomainEvent>>> mappings,
      List<Rule<Function<Envelope<?>, ForeignMessage>>> translations) {}

  /** Something that is to be done with events of a type. */
  private record Rule<F>(Class<? extends DomainEvent> type, F rule) {}

  /**
   * In which form a route sends events of one type; null stands for the usual.
   *
   * @param key another key than the event's own
   * @param mapping another event in its place
   * @param translation a foreign format
   */
  record Form(
      @Nullable Function<DomainEvent, @Nullable String> key,
      @Nullable Function<DomainEvent, DomainEvent> mapping,
      @Nullable Function<Envelope<?>, ForeignMessage> translation) {

    /** Whether nothing is unusual, so that all such routes share one message. */
    boolean isUsual() {
      return key == null && mapping == null && translation == null;
    }

    /** Whether events go out as they are, so that their own type must be known. */
    boolean keepsType() {
      return mapping == null && translation == null;
    }
  }

  private Route(Ways ways) {
    this.ways = ways;
  }

  /** A route, without a topic yet, for all events of a catalogue. */
  public static Route of(EventCatalog catalog) {
    List<Class<? extends DomainEvent>> types = new ArrayList<>();
    for (EventType type : catalog.types()) {
      types.add(type.javaType());
    }
    return new Route(new Ways(List.copyOf(types), List.of(), List.of(), List.of(), List.of()));
  }

  /** A route, without a topic yet, for all events of a type: a record, or a sealed family. */
  public static Route of(Class<? extends DomainEvent> type) {
    return new Route(new Ways(List.of(type), List.of(), List.of(), List.of(), List.of()));
  }

  /** The same to further topics. */
  public Route to(Topic... topics) {
    List<Topic> more = new ArrayList<>(ways.topics);
    more.addAll(List.of(topics));
    return new Route(
        new Ways(ways.types, List.copyOf(more), ways.keys, ways.mappings, ways.translations));
  }

  /**
   * The same with another key for events of the type than {@link DomainEvent#key} says.
   *
   * @param key makes the key, or null for an event that is in order with nothing; gets the event
   *     itself also where it is mapped
   */
  public <E extends DomainEvent> Route keyedBy(
      Class<E> type, Function<? super E, @Nullable String> key) {
    Objects.requireNonNull(key, "key");
    return new Route(
        new Ways(
            ways.types,
            ways.topics,
            and(ways.keys, type, event -> key.apply(type.cast(event))),
            ways.mappings,
            ways.translations));
  }

  /**
   * The same with another event in place of those of the type, for example one that only refers to
   * what others may not see. It goes out under the same id, with its own type and, unless the route
   * says another, its own key.
   *
   * @param mapping makes the event to be sent, of a type in a catalogue; never null
   */
  public <E extends DomainEvent> Route mapped(
      Class<E> type, Function<? super E, ? extends DomainEvent> mapping) {
    Objects.requireNonNull(mapping, "mapping");
    return new Route(
        new Ways(
            ways.types,
            ways.topics,
            ways.keys,
            and(ways.mappings, type, event -> mapping.apply(type.cast(event))),
            ways.translations));
  }

  /** The same with events of the type written in a foreign format, key and attributes included. */
  @SuppressWarnings("unchecked") // Is given nothing but what is of the type.
  public <E extends DomainEvent> Route translated(
      Class<E> type, OutboundTranslator<? super E> translator) {
    Objects.requireNonNull(translator, "translator");
    return new Route(
        new Ways(
            ways.types,
            ways.topics,
            ways.keys,
            ways.mappings,
            and(
                ways.translations,
                type,
                envelope -> translator.translate((Envelope<? extends E>) envelope))));
  }

  /** The topics that it leads to. */
  public List<Topic> topics() {
    return ways.topics;
  }

  /** The types that it is for, each standing for its subtypes as well. */
  public List<Class<? extends DomainEvent>> types() {
    return ways.types;
  }

  /** Whether it is for events of that class. */
  public boolean takes(Class<? extends DomainEvent> type) {
    return ways.types.stream().anyMatch(taken -> taken.isAssignableFrom(type));
  }

  /** The types that something is said of, and that no event is of that it takes. */
  Set<Class<?>> saidInVain() {
    Set<Class<?>> said = new LinkedHashSet<>();
    ways.keys.forEach(rule -> said.add(rule.type));
    ways.mappings.forEach(rule -> said.add(rule.type));
    ways.translations.forEach(rule -> said.add(rule.type));
    said.removeIf(type -> ways.types.stream().anyMatch(taken -> haveCommon(taken, type)));
    return said;
  }

  /** Whether there may be an event of both types. */
  private static boolean haveCommon(Class<?> one, Class<?> other) {
    return one.isAssignableFrom(other)
        || other.isAssignableFrom(one)
        || (one.isInterface() && !Modifier.isFinal(other.getModifiers()))
        || (other.isInterface() && !Modifier.isFinal(one.getModifiers()));
  }

  /** In words, in which form it sends events of a type that it takes. */
  public String formOf(Class<? extends DomainEvent> type) {
    Form form = form(type);
    String what =
        form.mapping() != null
            ? "as another event, which its mapping makes"
            : form.translation() != null ? "in a foreign format" : "as it is";
    return form.key() == null ? what : what + ", with a key that the route says";
  }

  /** What this route does with events of a type that it takes. */
  Form form(Class<? extends DomainEvent> type) {
    return new Form(
        first(ways.keys, type), first(ways.mappings, type), first(ways.translations, type));
  }

  private static <F> List<Rule<F>> and(
      List<Rule<F>> rules, Class<? extends DomainEvent> type, F rule) {
    List<Rule<F>> more = new ArrayList<>(rules);
    more.add(new Rule<>(type, rule));
    return List.copyOf(more);
  }

  private static <F> @Nullable F first(List<Rule<F>> rules, Class<? extends DomainEvent> type) {
    for (Rule<F> rule : rules) {
      if (rule.type.isAssignableFrom(type)) {
        return rule.rule;
      }
    }
    return null;
  }

  /** Names types and topics. */
  @Override
  public String toString() {
    return "Route["
        + ways.types.stream().map(Class::getSimpleName).toList()
        + " to "
        + ways.topics.stream().map(Topic::name).toList()
        + "]";
  }
}
