package io.sealane.publish;

import io.sealane.codec.EventType;
import io.sealane.codec.EventTypes;
import io.sealane.error.ConfigurationException;
import io.sealane.event.DomainEvent;
import io.sealane.publish.LocalHandlers.Handling;
import io.sealane.publish.Route.Form;
import io.sealane.transport.Topic;
import io.sealane.transport.send.Batcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out once per class of events what is to be done with them, and remembers it. */
final class Plans {

  /** Everything that happens to events of one class. */
  static final class Plan {

    /** One topic that the events go to, and in which form. */
    record Leg(String topic, Form form, Batcher batcher) {}

    /** What a catalogue says of the class, or null if it is in none. */
    final @Nullable EventType type;

    /** The local handlers, in order. */
    final List<Handling> handlings;

    /** Where the events go, no topic twice. */
    final List<Plan.Leg> legs;

    /** The local handlers again if they are all, and get along with the event alone; else null. */
    final LocalHandler<DomainEvent> @Nullable [] quick;

    Plan(
        @Nullable EventType type, List<Handling> handlings, List<Plan.Leg> legs, boolean observed) {
      this.type = type;
      this.handlings = handlings;
      this.legs = legs;
      this.quick = legs.isEmpty() && !observed ? plain(handlings) : null;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // There are no arrays of a generic type.
    private static LocalHandler<DomainEvent> @Nullable [] plain(List<Handling> handlings) {
      LocalHandler[] plain = new LocalHandler[handlings.size()];
      for (int i = 0; i < plain.length; i++) {
        LocalHandler<DomainEvent> handler = handlings.get(i).plain();
        if (handler == null) {
          return null;
        }
        plain[i] = handler;
      }
      return plain;
    }
  }

  private final EventTypes types;
  private final List<Route> routes;
  private final LocalHandlers handlers;
  private final Map<String, Batcher> batchers;
  private final boolean observed;
  private volatile ClassTable known = ClassTable.empty();

  Plans(PublisherAssembly parts, boolean observed) {
    this.types = parts.types();
    this.routes = parts.routes();
    this.handlers = parts.handlers();
    this.batchers = parts.batchers();
    this.observed = observed;
  }

  Plan of(Class<? extends DomainEvent> type) {
    Plan plan = known.find(type);
    return plan == null ? learn(type) : plan;
  }

  /**
   * What a catalogue says of the class of a mapped event.
   *
   * @throws ConfigurationException if it is in none
   */
  EventType typeOf(Class<? extends DomainEvent> type) {
    EventType found = types.find(type);
    if (found == null) {
      throw new ConfigurationException(
          "publishing", List.of(Checks.inNoCatalogue(type, types) + ", but a mapping makes it"));
    }
    return found;
  }

  private synchronized Plan learn(Class<? extends DomainEvent> type) {
    Plan plan = known.find(type);
    if (plan == null) {
      plan = resolve(type);
      known = known.with(type, plan);
    }
    return plan;
  }

  private Plan resolve(Class<? extends DomainEvent> type) {
    List<Route> taking = routes.stream().filter(route -> route.takes(type)).toList();
    List<LocalHandlers.Handling> handlings = handlers.of(type);
    List<String> problems = new ArrayList<>();
    if (taking.isEmpty() && handlings.isEmpty()) {
      problems.add(
          "no route for event type '" + type.getName() + "'; known types: " + knownTypes());
    }
    @Nullable EventType found = types.find(type);
    Checks.addProblems(type, taking, types, problems);
    if (!problems.isEmpty()) {
      throw new ConfigurationException("publishing", problems);
    }
    return new Plan(found, handlings, legs(type, taking), observed);
  }

  private List<Plan.Leg> legs(Class<? extends DomainEvent> type, List<Route> taking) {
    List<Plan.Leg> legs = new ArrayList<>();
    for (Route route : taking) {
      for (Topic topic : route.topics()) {
        Batcher batcher = batchers.get(topic.name());
        if (batcher == null) {
          throw new IllegalStateException("no batcher for topic '" + topic.name() + "'");
        }
        legs.add(new Plan.Leg(topic.name(), route.form(type), batcher));
      }
    }
    return List.copyOf(legs);
  }

  private List<String> knownTypes() {
    return Stream.concat(
            routes.stream().flatMap(route -> route.types().stream()), handlers.types().stream())
        .map(Class::getName)
        .distinct()
        .sorted()
        .limit(20)
        .toList();
  }
}
