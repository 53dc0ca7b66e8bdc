package io.sealane.spring;

import io.sealane.codec.EventCatalog;
import io.sealane.consume.Subscription;
import io.sealane.publish.Route;
import java.util.List;

/** A bean that knows of subscriptions once it is known what is published and read. */
@FunctionalInterface
public interface SubscriptionSource {

  /**
   * The subscriptions.
   *
   * @param catalogs the events that are known
   * @param routes where events go
   * @param problems gets what is wrong, one sentence each
   */
  List<Subscription> subscriptions(
      List<EventCatalog> catalogs, List<Route> routes, List<String> problems);
}
