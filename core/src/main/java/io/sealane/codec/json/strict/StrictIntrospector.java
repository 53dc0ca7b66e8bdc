package io.sealane.codec.json.strict;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.Serial;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedClassResolver;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.AnnotationIntrospectorPair;

/**
 * What annotations (and mix-ins, and other introspectors) say, with three changes: sealed types are
 * written with the simple name of their subtype, type ids that name a class are refused, and the
 * parameters of a constructor are required unless they are said to be optional.
 */
final class StrictIntrospector extends AnnotationIntrospectorPair {

  @Serial private static final long serialVersionUID = 1L;

  private static final String SUBTYPE_PROPERTY = "@type";

  StrictIntrospector(AnnotationIntrospector rest) {
    super(rest, AnnotationIntrospector.nopInstance());
  }

  @Override
  public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(
      MapperConfig<?> config, Annotated annotated) {
    JsonTypeInfo.Value said = super.findPolymorphicTypeInfo(config, annotated);
    if (said == null) {
      return isOurSealedType(annotated) ? byName(config, annotated.getRawType()) : null;
    }
    return switch (said.getIdType()) {
      case CLASS, MINIMAL_CLASS, CUSTOM ->
          throw new RefusedTypeException(
              annotated.getRawType(),
              "has type ids of kind " + said.getIdType() + ", which name classes; use NAME");
      default -> said;
    };
  }

  @Override
  public @Nullable Object findTypeResolverBuilder(MapperConfig<?> config, Annotated annotated) {
    return refuseIfPresent(annotated, super.findTypeResolverBuilder(config, annotated));
  }

  @Override
  public @Nullable Object findTypeIdResolver(MapperConfig<?> config, Annotated annotated) {
    return refuseIfPresent(annotated, super.findTypeIdResolver(config, annotated));
  }

  private static @Nullable Object refuseIfPresent(Annotated annotated, @Nullable Object resolver) {
    if (resolver != null) {
      throw new RefusedTypeException(annotated.getRawType(), "has a type id resolver of its own");
    }
    return null;
  }

  private static boolean isOurSealedType(Annotated annotated) {
    return annotated instanceof AnnotatedClass
        && annotated.getRawType().isSealed()
        && annotated.getRawType().getClassLoader() != null;
  }

  private JsonTypeInfo.Value byName(MapperConfig<?> config, Class<?> sealed) {
    Map<String, Class<?>> names = new HashMap<>();
    concrete(sealed)
        .distinct()
        .forEach(
            subtype -> {
              String name = nameOf(config, subtype);
              if (names.put(name, subtype) != null) {
                throw new RefusedTypeException(sealed, "has two subtypes called '" + name + "'");
              }
            });
    return JsonTypeInfo.Value.construct(
        JsonTypeInfo.Id.SIMPLE_NAME,
        JsonTypeInfo.As.PROPERTY,
        SUBTYPE_PROPERTY,
        null,
        false,
        true,
        null);
  }

  private static Stream<Class<?>> concrete(Class<?> type) {
    Stream<Class<?>> itself =
        Modifier.isAbstract(type.getModifiers()) ? Stream.empty() : Stream.of(type);
    return type.isSealed()
        ? Stream.concat(
            itself, Arrays.stream(type.getPermittedSubclasses()).flatMap(sub -> concrete(sub)))
        : itself;
  }

  private String nameOf(MapperConfig<?> config, Class<?> subtype) {
    String name =
        findTypeName(config, AnnotatedClassResolver.resolveWithoutSuperTypes(config, subtype));
    return name == null ? subtype.getSimpleName() : name;
  }

  @Override
  public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
    Boolean said = super.hasRequiredMarker(config, member);
    if (said == null && member instanceof AnnotatedParameter parameter) {
      return Presence.isRequired(config, this, parameter) ? Boolean.TRUE : null;
    }
    return said;
  }
}
