package io.sealane.spring;

import io.sealane.codec.EventCatalog;
import io.sealane.event.DomainEvent;
import io.sealane.publish.Route;
import io.sealane.transport.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A bean that says: every event of this catalogue goes to these topics. Immutable.
 *
 * <pre>{@code
 * @Bean
 * PublishedCatalog orders() {
 *   return PublishedCatalog.of("orders", OrderEvent.class).to("orders");
 * }
 * }</pre>
 *
 * <p>An {@link EventCatalog} bean is a catalogue that is only read; a {@link Route} bean says more
 * about the way of some events.
 *
 * @param catalog the events
 * @param topics where they go; at least one when the application starts
 */
public record PublishedCatalog(EventCatalog catalog, List<Topic> topics) {

  /** Copies the list. */
  public PublishedCatalog {
    Objects.requireNonNull(catalog, "catalog");
    topics = List.copyOf(topics);
  }

  /**
   * The catalogue of all events that a sealed interface permits, without a topic yet; see {@link
   * EventCatalog#of}.
   *
   * @throws io.sealane.error.ConfigurationException with everything that is wrong
   */
  public static PublishedCatalog of(String context, Class<? extends DomainEvent> events) {
    return of(EventCatalog.of(context, events));
  }

  /** A catalogue without a topic yet. */
  public static PublishedCatalog of(EventCatalog catalog) {
    return new PublishedCatalog(catalog, List.of());
  }

  /** The same to further topics, without promised order. */
  public PublishedCatalog to(String... more) {
    return to(Stream.of(more).map(Topic::of).toArray(Topic[]::new));
  }

  /** The same to further topics. */
  public PublishedCatalog to(Topic... more) {
    List<Topic> all = new ArrayList<>(topics);
    all.addAll(List.of(more));
    return new PublishedCatalog(catalog, all);
  }

  /** The way that it says. */
  public Route route() {
    return Route.of(catalog).to(topics.toArray(Topic[]::new));
  }
}
