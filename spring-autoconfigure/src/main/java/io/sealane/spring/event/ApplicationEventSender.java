package io.sealane.spring.event;

import io.sealane.event.DomainEvent;
import io.sealane.publish.EventPublisher;
import io.sealane.publish.Route;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.core.ResolvableType;

/**
 * Publishes application events of the types that have a route, after all other listeners: what one
 * of them throws keeps the event here. Events that came as messages stay here, too.
 */
public final class ApplicationEventSender implements GenericApplicationListener {

  private final EventPublisher publisher;
  private final Supplier<List<Route>> routes;

  /** Along these routes, which are asked for with the first domain event. */
  public ApplicationEventSender(EventPublisher publisher, Supplier<List<Route>> routes) {
    this.publisher = publisher;
    this.routes = routes;
  }

  @Override
  public boolean supportsEventType(ResolvableType type) {
    if (!PayloadApplicationEvent.class.isAssignableFrom(type.resolve(Object.class))
        || ArrivedEvent.class.isAssignableFrom(type.resolve(Object.class))) {
      return false;
    }
    Class<?> event = type.as(PayloadApplicationEvent.class).getGeneric().resolve(Object.class);
    return DomainEvent.class.isAssignableFrom(event) && hasRoute(event);
  }

  private boolean hasRoute(Class<?> event) {
    return routes.get().stream()
        .flatMap(route -> route.types().stream())
        .anyMatch(type -> type.isAssignableFrom(event));
  }

  @Override
  public void onApplicationEvent(ApplicationEvent event) {
    Object payload = ((PayloadApplicationEvent<?>) event).getPayload();
    if (payload instanceof DomainEvent fact && !Delivering.is(fact)) {
      publisher.publish(fact);
    }
  }
}
