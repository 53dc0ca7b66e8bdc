package io.sealane.publish.overview;

import io.sealane.codec.EventType;
import io.sealane.codec.EventTypes;
import io.sealane.event.DomainEvent;
import io.sealane.publish.LocalHandlers;
import io.sealane.publish.Route;
import io.sealane.publish.overview.TypeOverview.Way;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an overview is made of. For the facade; an application asks that.
 *
 * @param types the types of all catalogues
 * @param routes where events go
 * @param locals the local handlers
 * @param topics all topics that are known
 * @param queues the queues of the subscriptions
 */
public record OverviewAssembly(
    EventTypes types,
    List<Route> routes,
    LocalHandlers locals,
    List<TopicOverview> topics,
    List<QueueSpec> queues) {

  /** Copies the lists. */
  public OverviewAssembly {
    routes = List.copyOf(routes);
    topics = List.copyOf(topics);
    queues = List.copyOf(queues);
  }

  /** Makes the overview. */
  public Overview assemble() {
    List<TypeOverview> all = new ArrayList<>();
    for (EventType type : types.all()) {
      all.add(
          new TypeOverview(
              type.tag(),
              type.aliases().stream().sorted().toList(),
              type.version(),
              type.javaType().getName(),
              true,
              locals.count(type.javaType()),
              ways(type.javaType())));
    }
    uncatalogued().map(this::uncatalogued).forEach(all::add);
    return new Overview(topics, all, queues.stream().map(OverviewAssembly::subscription).toList());
  }

  /** Types that handlers or routes name and no catalogue has; families are no types of events. */
  private Stream<Class<? extends DomainEvent>> uncatalogued() {
    return Stream.concat(
            locals.types().stream(), routes.stream().flatMap(route -> route.types().stream()))
        .distinct()
        .filter(type -> !type.isInterface() && types.find(type) == null);
  }

  private TypeOverview uncatalogued(Class<? extends DomainEvent> type) {
    return new TypeOverview(
        type.getSimpleName(), List.of(), 1, type.getName(), false, locals.count(type), ways(type));
  }

  private List<Way> ways(Class<? extends DomainEvent> type) {
    List<Way> ways = new ArrayList<>();
    for (Route route : routes) {
      if (route.takes(type)) {
        for (Topic topic : route.topics()) {
          ways.add(new Way(topic.name(), route.formOf(type), route.toString()));
        }
      }
    }
    return ways;
  }

  private static SubscriptionOverview subscription(QueueSpec queue) {
    return new SubscriptionOverview(
        queue.name(),
        queue.topics().stream().map(Topic::name).toList(),
        queue.types().stream().sorted().toList(),
        queue.ordered(),
        queue.lease(),
        queue.attempts());
  }
}
