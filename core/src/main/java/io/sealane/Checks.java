package io.sealane;

import io.sealane.Places.Place;
import io.sealane.codec.EventCatalog;
import io.sealane.codec.EventType;
import io.sealane.consume.Flow;
import io.sealane.consume.HeadOfLine;
import io.sealane.consume.Subscription;
import io.sealane.consume.Translation;
import io.sealane.consume.handling.Handlers;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Checks subscriptions against the catalogues and the topics, and makes their queues. */
final class Checks {

  /** A subscription that can work, with the queue it needs. */
  record Checked(Subscription subscription, QueueSpec queue, Transport transport) {}

  private final List<EventCatalog> catalogs;
  private final Places places;
  private final List<String> problems;
  private final Set<String> names = new HashSet<>();

  /** Problems are added to the list. */
  Checks(List<EventCatalog> catalogs, Places places, List<String> problems) {
    this.catalogs = catalogs;
    this.places = places;
    this.problems = problems;
  }

  /** Adds a problem if a time is not more than zero. */
  static void positive(String name, Duration time, List<String> problems) {
    if (time.isNegative() || time.isZero()) {
      problems.add(name + " is " + time + "; it is more than zero");
    }
  }

  List<Checked> all(List<Subscription> subscriptions) {
    List<Checked> checked = new ArrayList<>();
    for (Subscription subscription : subscriptions) {
      int before = problems.size();
      List<Place> to = check(subscription);
      if (problems.size() == before) {
        checked.add(new Checked(subscription, queue(subscription, to), to.get(0).transport()));
      }
    }
    return checked;
  }

  private List<Place> check(Subscription subscription) {
    String who = "subscription '" + subscription.name() + "' ";
    if (!Topic.isName(subscription.name())) {
      problems.add(who + "needs a name of 1 to 64 of A-Z a-z 0-9 _ -");
    }
    if (!names.add(subscription.name())) {
      problems.add(who + "is there twice");
    }
    if (subscription.handlers().isEmpty()) {
      problems.add(who + "has no handler");
    }
    checkFlow(who, subscription.flow());
    checkTypes(who, subscription);
    for (String problem : Handlers.of(subscription).problems(types())) {
      problems.add(who + "has " + problem);
    }
    if (!subscription.translation().equals(Translation.NONE) && catalogs.isEmpty()) {
      problems.add(who + "translates, and there is no catalogue to translate into");
    }
    return checkTopics(who, subscription);
  }

  private void checkFlow(String who, Flow flow) {
    if (flow.concurrency() < 1) {
      problems.add(who + "has a concurrency of " + flow.concurrency() + "; 1 is the least");
    }
    if (flow.lease().isNegative() || flow.lease().isZero()) {
      problems.add(who + "has a lease of " + flow.lease() + "; it is more than zero");
    }
    if (flow.maxLease().compareTo(flow.lease()) < 0) {
      problems.add(who + "has a lease of " + flow.lease() + " and a maximum of " + flow.maxLease());
    }
    if (flow.timeout().isNegative() || flow.timeout().isZero()) {
      problems.add(who + "has a timeout of " + flow.timeout() + "; it is more than zero");
    }
    if (flow.ordered() && flow.headOfLine() == HeadOfLine.PARK) {
      problems.add(who + "is to park keys, and no shared store of parked keys is there");
    }
  }

  private void checkTypes(String who, Subscription subscription) {
    for (Subscription.Handling handling : subscription.handlers()) {
      if (types().stream().noneMatch(handling.type()::isAssignableFrom)) {
        problems.add(
            (who + "handles " + handling.type().getName() + ", which is in no catalogue;")
                + " publish(..) or read(..) one that has it");
      }
    }
  }

  private List<Place> checkTopics(String who, Subscription subscription) {
    List<Place> found = new ArrayList<>();
    if (subscription.topics().isEmpty()) {
      problems.add(who + "is to no topic");
    }
    for (String topic : subscription.topics()) {
      Place place = places.find(topic);
      if (place == null) {
        problems.add(
            (who + "is to topic '" + topic + "', which nobody declares; known topics: ")
                + places.names()
                + ("; topics(Topic.of(\"" + topic + "\")) declares one of somebody else"));
      } else {
        found.add(place);
      }
    }
    checkLease(who, subscription.flow().lease(), found);
    if (found.stream().map(Place::transport).distinct().count() > 1) {
      problems.add(who + "is to topics on different transports; it takes one subscription each");
    }
    return found;
  }

  private void checkLease(String who, Duration lease, List<Place> places) {
    for (Place place : places) {
      Duration longest = place.transport().capabilities().maxLease();
      if (lease.compareTo(longest) > 0) {
        problems.add(
            (who + "has a lease of " + lease + "; the transport of topic '")
                + (place.topic().name() + "' gives " + longest + " at most"));
      }
    }
  }

  private QueueSpec queue(Subscription subscription, List<Place> places) {
    List<Topic> topics = places.stream().map(Place::topic).toList();
    boolean ordered = subscription.flow().ordered() && topics.stream().allMatch(Topic::ordered);
    return new QueueSpec(
        subscription.name(),
        topics,
        tags(subscription),
        ordered,
        subscription.flow().lease(),
        subscription.retry().attempts());
  }

  /** What the subscription takes, for brokers that can filter; empty where anything may come. */
  private Set<String> tags(Subscription subscription) {
    if (subscription.translation().rest() != null) {
      return Set.of();
    }
    Set<Class<?>> taken = Handlers.of(subscription).takenOf(types());
    Set<String> tags = new LinkedHashSet<>(subscription.translation().byTag().keySet());
    for (EventCatalog catalog : catalogs) {
      for (EventType type : catalog.types()) {
        if (taken.contains(type.javaType())) {
          tags.add(type.tag());
          tags.addAll(type.aliases());
        }
      }
    }
    return tags;
  }

  private List<Class<?>> types() {
    return catalogs.stream()
        .flatMap(catalog -> catalog.types().stream())
        .<Class<?>>map(EventType::javaType)
        .toList();
  }
}
