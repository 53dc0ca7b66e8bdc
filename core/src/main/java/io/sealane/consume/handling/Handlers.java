package io.sealane.consume.handling;

import io.sealane.consume.ContextHandler;
import io.sealane.consume.Subscription;
import io.sealane.consume.Subscription.Handling;
import io.sealane.event.DomainEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Finds the handler for an event: that of its own class, or else of its nearest supertype. */
public final class Handlers {

  private final List<Handling> handlings;
  private final Map<Class<?>, Optional<ContextHandler<DomainEvent>>> found =
      new ConcurrentHashMap<>();

  private Handlers(List<Handling> handlings) {
    this.handlings = handlings;
  }

  /** The handlers of a subscription. */
  public static Handlers of(Subscription subscription) {
    return new Handlers(subscription.handlers());
  }

  /** The handler for events of that class, or empty if there is none. */
  public Optional<ContextHandler<DomainEvent>> find(Class<?> event) {
    return found.computeIfAbsent(event, this::nearest);
  }

  /** Which of the classes have a handler. */
  public Set<Class<?>> takenOf(Iterable<? extends Class<?>> events) {
    Set<Class<?>> taken = new LinkedHashSet<>();
    for (Class<?> event : events) {
      if (find(event).isPresent()) {
        taken.add(event);
      }
    }
    return taken;
  }

  /** What cannot work: types that are registered twice, and events between two unrelated types. */
  public List<String> problems(Iterable<? extends Class<?>> events) {
    List<String> problems = new ArrayList<>();
    handlings.stream()
        .collect(Collectors.groupingBy(Handling::type, LinkedHashMap::new, Collectors.counting()))
        .forEach(
            (type, count) -> {
              if (count > 1) {
                problems.add(count + " handlers for " + type.getName() + "; one is allowed");
              }
            });
    for (Class<?> event : events) {
      List<Class<?>> nearest = nearestTypes(event);
      if (nearest.size() > 1) {
        problems.add(
            event.getName() + " is as near to one as to another of the handlers for " + nearest);
      }
    }
    return problems;
  }

  private Optional<ContextHandler<DomainEvent>> nearest(Class<?> event) {
    List<Class<?>> nearest = nearestTypes(event);
    return handlings.stream()
        .filter(handling -> nearest.contains(handling.type()))
        .map(Handling::handler)
        .findFirst();
  }

  private List<Class<?>> nearestTypes(Class<?> event) {
    List<Class<?>> fitting =
        handlings.stream()
            .<Class<?>>map(Handling::type)
            .filter(type -> type.isAssignableFrom(event))
            .distinct()
            .toList();
    return fitting.stream()
        .filter(type -> fitting.stream().noneMatch(t -> t != type && type.isAssignableFrom(t)))
        .toList();
  }
}
