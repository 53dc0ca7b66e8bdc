package io.sealane.spring;

import io.sealane.codec.EventCatalog;
import io.sealane.consume.Subscription;
import io.sealane.publish.Route;
import io.sealane.transport.Topic;
import io.sealane.transport.Transport;
import java.util.List;

/**
 * What the application's {@link io.sealane.Sealane} is assembled of, from beans and properties; for
 * those who want to show it.
 *
 * @param transport where topics and subscriptions are
 * @param catalogs the events that are known
 * @param routes where events go
 * @param foreign the topics of other applications
 * @param subscriptions what is consumed
 * @param problems what is wrong so far, one sentence each; the start is refused unless empty
 */
public record SealaneParts(
    Transport transport,
    List<EventCatalog> catalogs,
    List<Route> routes,
    List<Topic> foreign,
    List<Subscription> subscriptions,
    List<String> problems) {

  /** Copies the lists. */
  public SealaneParts {
    catalogs = List.copyOf(catalogs);
    routes = List.copyOf(routes);
    foreign = List.copyOf(foreign);
    subscriptions = List.copyOf(subscriptions);
    problems = List.copyOf(problems);
  }
}
