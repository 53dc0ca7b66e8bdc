package io.sealane.codec.json.strict;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.annotation.Annotation;
import java.lang.reflect.Executable;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedParameter;

/**
 * Which parameters of a constructor (the components of a record, that is) must be there in the
 * JSON. All, unless they are of an {@code Optional} type, carry an annotation called {@code
 * Nullable}, or are left out in writing by a {@code JsonInclude}.
 */
final class Presence {

  private static final Set<Class<?>> OPTIONALS =
      Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

  private Presence() {}

  static boolean isRequired(
      MapperConfig<?> config, AnnotationIntrospector annotations, AnnotatedParameter parameter) {
    return !OPTIONALS.contains(parameter.getRawType())
        && !isNullable(parameter)
        && !mayBeLeftOut(config, annotations, parameter)
        && !comesFromElsewhere(config, annotations, parameter);
  }

  private static boolean isNullable(AnnotatedParameter parameter) {
    Executable constructor = (Executable) parameter.getOwner().getAnnotated();
    int index = parameter.getIndex();
    Annotation[][] declared = constructor.getParameterAnnotations();
    Annotation[] ofParameter = index < declared.length ? declared[index] : new Annotation[0];
    Annotation[] ofType = constructor.getAnnotatedParameterTypes()[index].getAnnotations();
    return Stream.of(ofParameter, ofType)
        .flatMap(Arrays::stream)
        .anyMatch(annotation -> annotation.annotationType().getSimpleName().equals("Nullable"));
  }

  private static boolean mayBeLeftOut(
      MapperConfig<?> config, AnnotationIntrospector annotations, AnnotatedParameter parameter) {
    JsonInclude ofClass = parameter.getDeclaringClass().getAnnotation(JsonInclude.class);
    return leavesOut(config.getDefaultPropertyInclusion())
        || (ofClass != null && leavesOut(JsonInclude.Value.from(ofClass)))
        || leavesOut(annotations.findPropertyInclusion(config, parameter));
  }

  private static boolean leavesOut(JsonInclude.@Nullable Value inclusion) {
    if (inclusion == null) {
      return false;
    }
    return switch (inclusion.getValueInclusion()) {
      case ALWAYS, USE_DEFAULTS -> false;
      default -> true;
    };
  }

  private static boolean comesFromElsewhere(
      MapperConfig<?> config, AnnotationIntrospector annotations, AnnotatedParameter parameter) {
    return annotations.findInjectableValue(config, parameter) != null
        || annotations.findUnwrappingNameTransformer(config, parameter) != null
        || annotations.hasAnySetter(config, parameter) != null
        || annotations.findPropertyAccess(config, parameter) == JsonProperty.Access.READ_ONLY
        || isIgnored(parameter);
  }

  /** JsonIgnore is not for parameters: on a component of a record, its accessor has it. */
  private static boolean isIgnored(AnnotatedParameter parameter) {
    RecordComponent[] components = parameter.getDeclaringClass().getRecordComponents();
    if (components == null || components.length != parameter.getOwner().getParameterCount()) {
      return false;
    }
    RecordComponent component = components[parameter.getIndex()];
    JsonIgnoreProperties ignored =
        parameter.getDeclaringClass().getAnnotation(JsonIgnoreProperties.class);
    return component.getAccessor().isAnnotationPresent(JsonIgnore.class)
        || (ignored != null && Set.of(ignored.value()).contains(component.getName()));
  }
}
