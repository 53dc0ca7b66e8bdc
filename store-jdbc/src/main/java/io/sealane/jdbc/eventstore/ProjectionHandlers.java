package io.sealane.jdbc.eventstore;

import io.sealane.event.DomainEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Finds the handler for an event: that of its own class, or else of its nearest supertype. */
final class ProjectionHandlers {

  static final ProjectionHandlers NONE = new ProjectionHandlers(List.of());

  private final List<Handling> handlings;
  private final ConcurrentMap<Class<?>, Optional<ProjectionHandler<DomainEvent>>> found =
      new ConcurrentHashMap<>();

  private record Handling(
      Class<? extends DomainEvent> type, ProjectionHandler<DomainEvent> handler) {}

  private ProjectionHandlers(List<Handling> handlings) {
    this.handlings = handlings;
  }

  /** One more. */
  ProjectionHandlers and(
      Class<? extends DomainEvent> type, ProjectionHandler<DomainEvent> handler) {
    if (handlings.stream().anyMatch(handling -> handling.type == type)) {
      throw new IllegalArgumentException("2 handlers for " + type.getName() + "; one is allowed");
    }
    List<Handling> more = new ArrayList<>(handlings);
    more.add(new Handling(type, handler));
    return new ProjectionHandlers(List.copyOf(more));
  }

  Optional<ProjectionHandler<DomainEvent>> find(Class<?> event) {
    return found.computeIfAbsent(event, this::nearest);
  }

  private Optional<ProjectionHandler<DomainEvent>> nearest(Class<?> event) {
    List<Handling> fitting =
        handlings.stream().filter(handling -> handling.type.isAssignableFrom(event)).toList();
    return fitting.stream()
        .filter(one -> fitting.stream().noneMatch(other -> isNearer(other, one)))
        .map(Handling::handler)
        .findFirst();
  }

  private static boolean isNearer(Handling other, Handling one) {
    return other.type != one.type && one.type.isAssignableFrom(other.type);
  }
}
