package io.sealane.codec;

import io.sealane.event.DomainEvent;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the classes behind sealed types, and says of each why it can be no event. */
final class SealedFamily {

  private final List<String> problems;
  private final Set<Class<?>> seen = new HashSet<>();
  private final Set<Class<? extends DomainEvent>> events = new LinkedHashSet<>();

  SealedFamily(List<String> problems) {
    this.problems = problems;
  }

  Set<Class<? extends DomainEvent>> events() {
    return events;
  }

  void add(Class<?> type) {
    if (!seen.add(type)) {
      return;
    }
    String problem = problemOf(type);
    if (problem != null) {
      problems.add(type.getName() + " " + problem);
      return;
    }
    if (!Modifier.isAbstract(type.getModifiers())) {
      events.add(type.asSubclass(DomainEvent.class));
    }
    if (type.isSealed()) {
      Arrays.stream(type.getPermittedSubclasses()).forEach(this::add);
    }
  }

  // The bounds of the builder's methods keep most of these out; raw types let them in.
  private static @Nullable String problemOf(Class<?> type) {
    if (isPlatform(type)) {
      return "belongs to the Java platform and is no event";
    }
    if (!DomainEvent.class.isAssignableFrom(type)) {
      return "does not implement DomainEvent";
    }
    if (type.isSealed() && Modifier.isAbstract(type.getModifiers())) {
      return null;
    }
    if (type.isInterface()) {
      return "is an open interface: seal it, or name its events one by one";
    }
    if (Modifier.isAbstract(type.getModifiers())) {
      return "is an open abstract class: seal it, or name its events one by one";
    }
    return problemOfClass(type);
  }

  private static @Nullable String problemOfClass(Class<?> type) {
    List<String> is = new ArrayList<>();
    if (type.isEnum()) {
      is.add("an enum");
    }
    if (type.isAnonymousClass() || type.isLocalClass() || type.isHidden()) {
      is.add("an anonymous or local class or a lambda");
    } else if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
      is.add("an inner class that is not static");
    }
    if (type.getTypeParameters().length > 0) {
      is.add("generic, and its type arguments would be lost");
    }
    return is.isEmpty() ? null : "is " + String.join(", and ", is) + ": it cannot be read back";
  }

  private static boolean isPlatform(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }
}
