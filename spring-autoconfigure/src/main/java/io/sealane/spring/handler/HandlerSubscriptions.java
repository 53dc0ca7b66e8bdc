package io.sealane.spring.handler;

import io.sealane.consume.ContextHandler;
import io.sealane.consume.Subscription;
import io.sealane.event.DomainEvent;
import io.sealane.publish.Route;
import io.sealane.transport.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Makes subscriptions of the beans that handle events. */
public final class HandlerSubscriptions {

  private final String own;
  private final List<Route> routes;
  private final Function<String, List<String>> topics;

  /**
   * For an application.
   *
   * @param own the name of its own subscription
   * @param routes where it publishes
   * @param topics what its properties say about the topics of a subscription, empty for nothing
   */
  public HandlerSubscriptions(
      String own, List<Route> routes, Function<String, List<String>> topics) {
    this.own = own;
    this.routes = routes;
    this.topics = topics;
  }

  /**
   * One subscription for each name.
   *
   * @param problems gets what is wrong
   */
  public List<Subscription> of(ConfigurableListableBeanFactory beans, List<String> problems) {
    Map<String, List<HandlerBean>> byName = new LinkedHashMap<>();
    for (HandlerBean handler : new HandlerBeans(beans, problems).find()) {
      String name = handler.subscription().isEmpty() ? own : handler.subscription();
      byName.computeIfAbsent(name, any -> new ArrayList<>()).add(handler);
    }
    List<Subscription> made = new ArrayList<>();
    byName.forEach((name, handlers) -> made.add(subscription(name, handlers, problems)));
    return made;
  }

  private Subscription subscription(
      String name, List<HandlerBean> handlers, List<String> problems) {
    Subscription subscription = Subscription.named(name);
    Set<String> from = new LinkedHashSet<>(topics.apply(name));
    boolean said = !from.isEmpty();
    for (HandlerBean handler : handlers) {
      subscription = with(subscription, handler.type(), handler.handler());
      if (!said) {
        List<String> its = handler.topics().isEmpty() ? published(handler) : handler.topics();
        if (its.isEmpty()) {
          problems.add(nowhere(name, handler));
        }
        from.addAll(its);
      }
    }
    return subscription.to(from.toArray(String[]::new));
  }

  private static <E extends DomainEvent> Subscription with(
      Subscription subscription, Class<E> type, ContextHandler<DomainEvent> handler) {
    return subscription.onWithContext(type, handler);
  }

  /** The topics to which the application itself publishes what the handler takes. */
  private List<String> published(HandlerBean handler) {
    return routes.stream()
        .filter(route -> route.types().stream().anyMatch(type -> meet(type, handler.type())))
        .flatMap(route -> route.topics().stream())
        .map(Topic::name)
        .toList();
  }

  private static boolean meet(Class<?> one, Class<?> other) {
    return one.isAssignableFrom(other) || other.isAssignableFrom(one);
  }

  private static String nowhere(String subscription, HandlerBean handler) {
    return ("bean '" + handler.name() + "' handles " + handler.type().getName())
        + ", which is not published here, and nothing says which topic it comes from; say"
        + (" @SubscribedTo(..) or sealane.subscriptions." + subscription + ".topics");
  }
}
