package io.sealane.publish;

import io.sealane.codec.Codec;
import io.sealane.codec.EventTypes;
import io.sealane.error.ConfigurationException;
import io.sealane.observe.Observer;
import io.sealane.store.outbox.Outbox;
import io.sealane.time.Scheduler;
import io.sealane.transport.Topic;
import io.sealane.transport.send.Batcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that a publisher is made of. For the facade; an application uses that.
 *
 * @param types the event types of all catalogues
 * @param routes where events go
 * @param handlers the local handlers
 * @param codec writes the events
 * @param batchers by the name of the topic, one for each topic that a route leads to; the publisher
 *     owns them
 * @param observer is told of what is handled locally, published and refused
 * @param scheduler time
 * @param ids makes event ids
 * @param timeout the longest wait for the brokers' answers, more than zero
 * @param outbox where events wait for the end of a transaction; null for none
 */
public record PublisherAssembly(
    EventTypes types,
    List<Route> routes,
    LocalHandlers handlers,
    Codec codec,
    Map<String, Batcher> batchers,
    Observer observer,
    Scheduler scheduler,
    Supplier<String> ids,
    Duration timeout,
    @Nullable Outbox outbox) {

  /** The timeout where none is said. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  /** Copies the collections. */
  public PublisherAssembly {
    routes = List.copyOf(routes);
    batchers = Map.copyOf(batchers);
    if (timeout.compareTo(Duration.ZERO) <= 0) {
      throw new IllegalArgumentException("timeout is " + timeout + ", not > 0");
    }
  }

  /** What is wrong with the routes, one sentence each; needs nothing that is made at the start. */
  public static List<String> problems(List<Route> routes, EventTypes types) {
    return Checks.problems(routes, types);
  }

  /**
   * Makes the publisher.
   *
   * @throws ConfigurationException with everything that is wrong
   */
  public RoutedPublisher assemble() {
    List<String> problems = new ArrayList<>(problems(routes, types));
    for (Route route : routes) {
      for (Topic topic : route.topics()) {
        if (!batchers.containsKey(topic.name())) {
          problems.add(route + " leads to '" + topic.name() + "', which has no sender");
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException("publishing", problems);
    }
    return new RoutedPublisher(this);
  }
}
