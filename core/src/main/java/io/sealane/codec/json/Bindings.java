package io.sealane.codec.json;

import io.sealane.codec.EventType;
import io.sealane.codec.EventTypes;
import io.sealane.codec.json.strict.RefusedTypeException;
import io.sealane.error.ConfigurationException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonSerializable;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.TypeSerializer;

/** The bindings of all types, made when the codec is, so that what cannot be bound fails then. */
final class Bindings {

  private final Map<Class<?>, TypeBinding> byClass;
  private final TagTable byTag;
  private final String[] contexts;

  private Bindings(List<TypeBinding> all) {
    Map<Class<?>, TypeBinding> classes = new HashMap<>();
    all.forEach(binding -> classes.put(binding.type().javaType(), binding));
    byClass = Map.copyOf(classes);
    byTag = new TagTable(all);
    contexts =
        all.stream().map(binding -> binding.type().context()).distinct().toArray(String[]::new);
  }

  @Nullable TypeBinding find(Class<?> javaType) {
    return byClass.get(javaType);
  }

  TagTable byTag() {
    return byTag;
  }

  /** The text that the parser stands at; no new string if it is the name of a context. */
  String source(JsonParser parser) {
    AttributeText.requireString(parser);
    char[] text = parser.getStringCharacters();
    for (String context : contexts) {
      if (TagTable.equal(context, text, parser.getStringOffset(), parser.getStringLength())) {
        return context;
      }
    }
    return AttributeText.plain(parser);
  }

  /**
   * The bindings of the types.
   *
   * @throws ConfigurationException with every type that cannot be bound
   */
  static Bindings of(EventTypes types, JsonMapper mapper) {
    List<String> problems = new ArrayList<>();
    Map<EventType, ValueDeserializer<Object>> readable = new LinkedHashMap<>();
    try (JsonParser parser = mapper.reader().createParser(new byte[0])) {
      DeserializationContext context = (DeserializationContext) parser.objectReadContext();
      for (EventType type : types.all()) {
        try {
          checkReach(type.javaType());
          readable.put(type, deserializer(type, context));
        } catch (RuntimeException e) {
          problems.add("'" + type.tag() + "' cannot be bound: " + Reasons.ofDefinition(e));
        }
      }
    }
    List<TypeBinding> all = new ArrayList<>();
    mapper.writeValueAsBytes(new Lookup(readable, all, problems));
    if (!problems.isEmpty()) {
      throw new ConfigurationException("the JSON codec", problems);
    }
    return new Bindings(all);
  }

  private static ValueDeserializer<Object> deserializer(
      EventType type, DeserializationContext context) {
    return context.findRootValueDeserializer(context.constructType(type.javaType()));
  }

  /** Without this, the first sign would be an IllegalAccessException on publishing. */
  private static void checkReach(Class<?> event) {
    Module jackson = JsonMapper.class.getModule();
    String name = event.getPackageName();
    boolean open = event.getModule().isOpen(name, jackson);
    if (!open && !(isPublic(event) && event.getModule().isExported(name, jackson))) {
      throw new RefusedTypeException(
          event,
          "is in a package that " + event.getModule() + " does not open to tools.jackson.databind");
    }
  }

  private static boolean isPublic(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return Modifier.isPublic(type.getModifiers()) && (outer == null || isPublic(outer));
  }

  /** Serializers can be asked for only while something is being written. */
  private record Lookup(
      Map<EventType, ValueDeserializer<Object>> readable,
      List<TypeBinding> found,
      List<String> problems)
      implements JacksonSerializable {

    @Override
    public void serialize(JsonGenerator generator, SerializationContext context) {
      readable.forEach(
          (type, deserializer) -> {
            try {
              found.add(
                  new TypeBinding(
                      type, context.findTypedValueSerializer(type.javaType(), true), deserializer));
            } catch (RuntimeException e) {
              problems.add("'" + type.tag() + "' cannot be bound: " + Reasons.ofDefinition(e));
            }
          });
      generator.writeNull();
    }

    @Override
    public void serializeWithType(
        JsonGenerator generator, SerializationContext context, TypeSerializer typeSerializer) {
      serialize(generator, context);
    }
  }
}
