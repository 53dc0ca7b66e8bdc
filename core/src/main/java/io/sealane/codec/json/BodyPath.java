package io.sealane.codec.json;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Where in a body something is, in names that stand in classes and never in names from outside. */
final class BodyPath {

  private BodyPath() {}

  /**
   * The path to what an exception is about.
   *
   * @param root the attribute that was being read or written
   */
  static String of(String root, JacksonException e) {
    StringBuilder path = new StringBuilder(root);
    for (JacksonException.Reference step : e.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else if (isOurName(step.from(), step.getPropertyName())) {
        path.append('.').append(step.getPropertyName());
      } else {
        path.append("[*]");
      }
    }
    return path.toString();
  }

  /** Whether a name stands in a class; the keys of maps and the like are payload. */
  private static boolean isOurName(@Nullable Object from, String name) {
    Class<?> owner =
        from instanceof Class<?> type ? type : from == null ? Object.class : from.getClass();
    if (owner.getClassLoader() == null || owner.getName().startsWith("tools.jackson.")) {
      return false;
    }
    boolean anyName =
        Stream.<AnnotatedElement[]>of(owner.getDeclaredMethods(), owner.getDeclaredFields())
            .flatMap(Arrays::stream)
            .anyMatch(member -> takesAnyName(member));
    return !anyName
        || Arrays.stream(owner.getDeclaredFields()).map(Field::getName).anyMatch(name::equals);
  }

  private static boolean takesAnyName(AnnotatedElement member) {
    return member.isAnnotationPresent(JsonAnySetter.class)
        || member.isAnnotationPresent(JsonAnyGetter.class);
  }
}
