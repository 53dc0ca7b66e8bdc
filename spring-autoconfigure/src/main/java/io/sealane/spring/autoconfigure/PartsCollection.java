package io.sealane.spring.autoconfigure;

import io.sealane.codec.EventCatalog;
import io.sealane.consume.Subscription;
import io.sealane.error.ConfigurationException;
import io.sealane.publish.Route;
import io.sealane.spring.PublishedCatalog;
import io.sealane.spring.SealaneParts;
import io.sealane.spring.SubscriptionCustomizer;
import io.sealane.spring.SubscriptionSource;
import io.sealane.spring.handler.HandlerSubscriptions;
import io.sealane.store.Guard;
import io.sealane.transport.Topic;
import io.sealane.transport.Transport;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/** Collects what beans and properties say; notes what is wrong instead of giving up. */
final class PartsCollection {

  private final ConfigurableListableBeanFactory beans;
  private final SealaneProperties properties;
  private final String own;
  private final List<String> problems = new ArrayList<>();

  PartsCollection(
      ConfigurableListableBeanFactory beans,
      SealaneProperties properties,
      Environment environment) {
    this.beans = beans;
    this.properties = properties;
    this.own = ownSubscription(properties, environment);
  }

  /**
   * All of it.
   *
   * @throws ConfigurationException with everything that is wrong, if there is no transport
   */
  SealaneParts collect() {
    Transport transport = new TransportChoice(beans, properties).make(problems);
    List<EventCatalog> catalogs = catalogs();
    List<Route> routes = routes(catalogs);
    List<Topic> foreign = foreign();
    List<Subscription> subscriptions = subscriptions(catalogs, routes);
    if (catalogs.isEmpty()) {
      problems.add(
          "no event catalogue; a PublishedCatalog bean makes one of what is published here, an"
              + " EventCatalog bean one of what is read");
    }
    checkNames(subscriptions);
    if (transport == null) {
      throw new ConfigurationException("this application's Sealane", problems);
    }
    return new SealaneParts(transport, catalogs, routes, foreign, subscriptions, problems);
  }

  /** The name of the subscription of handlers and listeners that name none. */
  static String ownSubscription(SealaneProperties properties, Environment environment) {
    String said = properties.subscription();
    return said != null ? said : environment.getProperty("spring.application.name", "application");
  }

  private List<EventCatalog> catalogs() {
    Set<EventCatalog> catalogs = new LinkedHashSet<>();
    published().forEach(one -> catalogs.add(one.catalog()));
    catalogs.addAll(beans.getBeansOfType(EventCatalog.class).values());
    return List.copyOf(catalogs);
  }

  private Stream<PublishedCatalog> published() {
    return beans.getBeanProvider(PublishedCatalog.class).orderedStream();
  }

  private List<Route> routes(List<EventCatalog> catalogs) {
    List<Route> routes = new ArrayList<>();
    published()
        .forEach(
            one -> {
              if (one.topics().isEmpty()) {
                problems.add(
                    "catalogue '" + one.catalog().context() + "' is published to no topic; to(..)");
              }
              routes.add(one.route());
            });
    routes.addAll(beans.getBeanProvider(Route.class).orderedStream().toList());
    properties.publish().forEach((context, to) -> routes.addAll(routed(context, to, catalogs)));
    return routes;
  }

  private List<Route> routed(String context, List<String> to, List<EventCatalog> catalogs) {
    List<EventCatalog> meant =
        catalogs.stream().filter(catalog -> catalog.context().equals(context)).toList();
    if (meant.isEmpty()) {
      problems.add(
          ("sealane.publish." + context + " is of no catalogue; known catalogues: ")
              + catalogs.stream().map(EventCatalog::context).toList());
    }
    Topic[] topics = topics("sealane.publish." + context, to).toArray(Topic[]::new);
    return meant.stream().map(catalog -> Route.of(catalog).to(topics)).toList();
  }

  private List<Topic> foreign() {
    List<Topic> foreign = new ArrayList<>(topics("sealane.topics", properties.topics()));
    foreign.addAll(beans.getBeansOfType(Topic.class).values());
    return foreign;
  }

  private List<Topic> topics(String property, List<String> names) {
    List<Topic> topics = new ArrayList<>();
    for (String name : names) {
      if (Topic.isName(name)) {
        topics.add(new Topic(name, properties.orderedTopics().contains(name)));
      } else {
        problems.add(property + ": '" + name + "' is no name: 1 to 64 of A-Z a-z 0-9 _ -");
      }
    }
    return topics;
  }

  private List<Subscription> subscriptions(List<EventCatalog> catalogs, List<Route> routes) {
    List<Subscription> all = new ArrayList<>();
    all.addAll(beans.getBeanProvider(Subscription.class).orderedStream().toList());
    HandlerSubscriptions handlers =
        new HandlerSubscriptions(own, routes, name -> properties.about(name).topics());
    all.addAll(handlers.of(beans, problems));
    beans
        .getBeanProvider(SubscriptionSource.class)
        .forEach(source -> all.addAll(source.subscriptions(catalogs, routes, problems)));
    SubscriptionSettings settings =
        new SubscriptionSettings(properties, beans.getBeansOfType(Guard.class), problems);
    List<SubscriptionCustomizer> customizers =
        beans.getBeanProvider(SubscriptionCustomizer.class).orderedStream().toList();
    return all.stream().map(settings::apply).map(one -> customized(one, customizers)).toList();
  }

  private static Subscription customized(
      Subscription subscription, List<SubscriptionCustomizer> customizers) {
    Subscription customized = subscription;
    for (SubscriptionCustomizer customizer : customizers) {
      customized = customizer.customize(customized);
    }
    return customized;
  }

  private void checkNames(List<Subscription> subscriptions) {
    List<String> names = subscriptions.stream().map(Subscription::name).toList();
    for (String said : properties.subscriptions().keySet()) {
      if (!names.contains(said)) {
        problems.add("sealane.subscriptions." + said + " is of no subscription; known: " + names);
      }
    }
  }
}
