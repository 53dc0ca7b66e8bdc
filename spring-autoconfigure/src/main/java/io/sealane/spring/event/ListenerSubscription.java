package io.sealane.spring.event;

import io.sealane.codec.EventCatalog;
import io.sealane.codec.EventType;
import io.sealane.consume.Subscription;
import io.sealane.event.DomainEvent;
import io.sealane.publish.Route;
import io.sealane.spring.SubscriptionSource;
import io.sealane.spring.event.ListenerMethod.Way;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;

/** Makes one subscription of all event listeners, if the application names topics for them. */
public final class ListenerSubscription implements SubscriptionSource {

  private static final Logger LOG = LoggerFactory.getLogger(ListenerSubscription.class);

  private final ConfigurableListableBeanFactory beans;
  private final ApplicationEventPublisher events;
  private final @Nullable AroundListeners transactions;
  private final Words words;

  /**
   * What the application says.
   *
   * @param name the name of the subscription
   * @param topics where the events come from; none for no subscription
   * @param allowUnobserved whether listeners may run where nobody sees their failure
   * @param send whether application events are also published
   * @param inbox whether the event is marked as handled in the transaction of its listeners
   */
  public record Words(
      String name, List<String> topics, boolean allowUnobserved, boolean send, boolean inbox) {}

  /**
   * For the listeners of an application.
   *
   * @param transactions runs listeners in a transaction; null if there are no transactions
   */
  public ListenerSubscription(
      ConfigurableListableBeanFactory beans,
      ApplicationEventPublisher events,
      @Nullable AroundListeners transactions,
      Words words) {
    this.beans = beans;
    this.events = events;
    this.transactions = transactions;
    this.words = words;
  }

  /** Whether there is such a subscription. */
  boolean isWanted() {
    return !words.topics.isEmpty();
  }

  /** Whether listeners may run where nobody sees their failure. */
  boolean allowsUnobserved() {
    return words.allowUnobserved;
  }

  @Override
  public List<Subscription> subscriptions(
      List<EventCatalog> catalogs, List<Route> routes, List<String> problems) {
    if (!isWanted()) {
      return List.of();
    }
    List<ListenerMethod> listeners = new ListenerScan(beans).listeners();
    Subscription subscription =
        Subscription.named(words.name).to(words.topics.toArray(String[]::new));
    int before = problems.size();
    for (EventCatalog catalog : catalogs) {
      for (EventType type : catalog.types()) {
        List<ListenerMethod> its =
            listeners.stream().filter(one -> one.takes(type.javaType())).toList();
        if (!its.isEmpty()) {
          check(type.javaType(), its, problems);
          checkWayBack(type.javaType(), routes, problems);
          subscription = with(subscription, type.javaType(), its);
        }
      }
    }
    if (!subscription.handlers().isEmpty()) {
      return List.of(subscription);
    }
    if (problems.size() == before) {
      problems.add(
          ("sealane.application-events.topics is " + words.topics)
              + ", and no event listener here takes an event of a catalogue");
    }
    return List.of();
  }

  private <E extends DomainEvent> Subscription with(
      Subscription subscription, Class<E> type, List<ListenerMethod> its) {
    boolean shows = its.stream().noneMatch(ListenerMethod::takesNothing);
    AroundListeners around = transactions == null ? AroundListeners.NOTHING : transactions;
    return subscription.on(type, new ListenerDelivery(events, around, shows));
  }

  private void check(Class<?> event, List<ListenerMethod> its, List<String> problems) {
    for (ListenerMethod listener : its) {
      if (listener.isUnobserved() && words.allowUnobserved) {
        LOG.warn("nobody will see it if {} fails with an event", listener.name());
      } else if (listener.isUnobserved()) {
        problems.add(unobserved(event, listener));
      } else if (listener.waitsForTransaction() && transactions == null) {
        problems.add(
            ("listener " + listener.name() + " waits for the end of a transaction, and there is no")
                + " PlatformTransactionManager, or more than one");
      } else if (listener.way() == Way.AFTER_COMMIT && words.inbox) {
        problems.add(afterMark(listener));
      }
    }
  }

  private static String afterMark(ListenerMethod listener) {
    return ("listener " + listener.name() + " runs after the commit that marks the event as")
        + " handled, so that nothing would try again if it fails; let it run at once or before the"
        + " commit, or give the subscription another guard than an inbox";
  }

  private static String unobserved(Class<?> event, ListenerMethod listener) {
    String where =
        listener.way() == Way.ASYNC ? "in another thread" : "after completion of the transaction";
    return ("listener " + listener.name() + " takes " + event.getName() + " " + where)
        + ", so that its failure would be lost; let it run at once or after commit, or say"
        + " sealane.application-events.allow-unobserved";
  }

  /** What is published here and comes back reaches its listeners twice. */
  private void checkWayBack(Class<?> event, List<Route> routes, List<String> problems) {
    if (!words.send) {
      return;
    }
    List<String> back = new ArrayList<>();
    for (Route route : routes) {
      if (route.types().stream().anyMatch(type -> type.isAssignableFrom(event))) {
        route.topics().stream()
            .filter(topic -> words.topics.contains(topic.name()))
            .forEach(topic -> back.add(topic.name()));
      }
    }
    if (!back.isEmpty()) {
      problems.add(
          (event.getName() + " is published to " + back + " and comes from there: its listeners")
              + " would get it twice; leave the topic out of sealane.application-events.topics, or"
              + " say sealane.application-events.send=false and publish by EventPublisher");
    }
  }
}
