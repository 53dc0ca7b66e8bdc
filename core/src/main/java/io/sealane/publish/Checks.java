package io.sealane.publish;

import io.sealane.codec.EventType;
import io.sealane.codec.EventTypes;
import io.sealane.event.DomainEvent;
import io.sealane.publish.Route.Form;
import io.sealane.transport.Topic;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds what is wrong with routes. */
final class Checks {

  private Checks() {}

  /** Everything that can be known to be wrong before an event is published. */
  static List<String> problems(List<Route> routes, EventTypes types) {
    List<String> problems = new ArrayList<>();
    for (Route route : routes) {
      if (route.topics().isEmpty()) {
        problems.add(route + " leads nowhere; say to(..) which topic");
      }
      for (Class<?> type : route.saidInVain()) {
        problems.add(route + " says something of '" + type.getName() + "', which it does not take");
      }
    }
    for (Class<? extends DomainEvent> type : concrete(routes, types)) {
      addProblems(
          type, routes.stream().filter(route -> route.takes(type)).toList(), types, problems);
    }
    return problems;
  }

  /** Adds what is wrong for events of one class. */
  static void addProblems(
      Class<? extends DomainEvent> type,
      List<Route> taking,
      EventTypes types,
      List<String> problems) {
    Set<String> topics = new LinkedHashSet<>();
    for (Route route : taking) {
      Form form = route.form(type);
      if (form.keepsType() && types.find(type) == null) {
        problems.add(inNoCatalogue(type, types) + ", but " + route + " takes it");
      }
      if (form.mapping() != null && form.translation() != null) {
        problems.add(route + " both maps and translates '" + type.getName() + "'");
      }
      for (Topic topic : route.topics()) {
        if (!topics.add(topic.name())) {
          problems.add(
              "event type '" + type.getName() + "' would go to '" + topic.name() + "' twice");
        }
      }
    }
  }

  static String inNoCatalogue(Class<? extends DomainEvent> type, EventTypes types) {
    List<String> tags = types.all().stream().map(EventType::tag).limit(20).toList();
    return "event type '" + type.getName() + "' is in no catalogue (known types: " + tags + ")";
  }

  /**
   * The classes of events that are known now; of families that are not sealed there may be more.
   */
  private static Set<Class<? extends DomainEvent>> concrete(List<Route> routes, EventTypes types) {
    Set<Class<? extends DomainEvent>> concrete = new LinkedHashSet<>();
    for (Route route : routes) {
      for (Class<? extends DomainEvent> type : route.types()) {
        if (!Modifier.isAbstract(type.getModifiers())) {
          concrete.add(type);
        }
      }
    }
    types.all().forEach(type -> concrete.add(type.javaType()));
    return concrete;
  }
}
