package io.sealane.codec;

import io.sealane.codec.EventCatalog.Builder;
import io.sealane.error.ConfigurationException;
import io.sealane.event.DomainEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Makes a catalogue of its parts, and a list of all that is wrong with them. */
final class CatalogAssembly {

  private static final Pattern CONTEXT = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  private final Builder parts;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Class<?>> owners = new HashMap<>();
  private Set<Class<? extends DomainEvent>> events = Set.of();

  CatalogAssembly(Builder parts) {
    this.parts = parts;
  }

  EventCatalog assemble() {
    boolean named = CONTEXT.matcher(parts.context).matches();
    if (!named) {
      problems.add("the context's name is not 1 to 64 of A-Z a-z 0-9 . _ -");
    }
    SealedFamily family = new SealedFamily(problems);
    parts.roots.forEach(family::add);
    events = family.events();
    if (events.isEmpty() && problems.isEmpty()) {
      problems.add("there is no event in it");
    }
    checkMentioned();
    // With a bad name, every tag that is made of it would be one more problem that says nothing.
    Map<Class<?>, String> tags = tags(named ? parts.context : "context");
    List<EventType> types = events.stream().map(event -> type(event, tags)).toList();
    if (!problems.isEmpty()) {
      throw new ConfigurationException("event catalogue '" + parts.context + "'", problems);
    }
    return new EventCatalog(parts.context, types);
  }

  private void checkMentioned() {
    parts.tags.forEach(named -> checkMentioned("tag '" + named.name() + "'", named.type()));
    parts.aliases.forEach(named -> checkMentioned("alias '" + named.name() + "'", named.type()));
    parts.steps.forEach(step -> checkMentioned("upcaster from " + step.from(), step.type()));
  }

  private void checkMentioned(String what, Class<?> type) {
    if (!events.contains(type)) {
      problems.add(what + " is for " + type.getName() + ", which is no event of this catalogue");
    }
  }

  private Map<Class<?>, String> tags(String prefix) {
    Map<Class<?>, String> tags = new HashMap<>();
    for (Builder.Named named : parts.tags) {
      String other = tags.putIfAbsent(named.type(), named.name());
      if (other != null) {
        problems.add(
            (named.type().getName() + " has two tags, '" + other)
                + ("' and '" + named.name() + "': make one of them an alias"));
      }
    }
    for (Class<?> event : events) {
      tags.putIfAbsent(event, prefix + "." + event.getSimpleName());
    }
    return tags;
  }

  private EventType type(Class<? extends DomainEvent> event, Map<Class<?>, String> tags) {
    String tag = tags.getOrDefault(event, "");
    claim("tag", tag, event);
    Set<String> aliases = new LinkedHashSet<>();
    for (Builder.Named named : parts.aliases) {
      if (named.type() == event) {
        claim("alias", named.name(), event);
        aliases.add(named.name());
      }
    }
    return new EventType(parts.context, tag, aliases, event, upcasters(event));
  }

  private void claim(String kind, String name, Class<?> event) {
    String what = kind + " '" + name + "'";
    if (!TAG.matcher(name).matches()) {
      problems.add(what + " of " + event.getName() + " is not 1 to 128 of A-Z a-z 0-9 . _ -");
    }
    Class<?> owner = owners.putIfAbsent(name, event);
    if (owner == event) {
      problems.add(what + " of " + event.getName() + " is there twice");
    } else if (owner != null) {
      problems.add(what + " stands for both " + owner.getName() + " and " + event.getName());
    }
  }

  private List<Upcaster> upcasters(Class<?> event) {
    SortedMap<Integer, Upcaster> chain = new TreeMap<>();
    for (Builder.Step step : parts.steps) {
      if (step.type() == event && chain.put(step.from(), step.upcaster()) != null) {
        problems.add(event.getName() + " has two upcasters from version " + step.from());
      }
    }
    int next = 1;
    for (int from : chain.keySet()) {
      if (from < 1) {
        problems.add(
            event.getName() + " has an upcaster from version " + from + "; the first is 1");
      } else if (from == next) {
        next++;
      } else {
        problems.add(gap(event, next, from));
        next = from + 1;
      }
    }
    return List.copyOf(chain.values());
  }

  private static String gap(Class<?> event, int first, int end) {
    String missing =
        end - first == 1 ? "version " + first : "versions " + first + " to " + (end - 1);
    return event.getName() + " has no upcaster from " + missing;
  }
}
