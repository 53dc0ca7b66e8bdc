package io.sealane.codec.json.strict;

import java.io.Serial;
import java.net.URL;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.module.SimpleModule;

/**
 * Registered after all modules of the user's, so that nothing comes before it. Takes out the
 * standard types that Jackson reads by loading a class by its name, or part of it, from the JSON.
 */
final class StrictModule extends SimpleModule {

  @Serial private static final long serialVersionUID = 1L;

  StrictModule() {
    super("sealane-strict");
    addDeserializer(Class.class, new Refusing<>(Class.class));
    addDeserializer(JavaType.class, new Refusing<>(JavaType.class));
    addDeserializer(URL.class, new Refusing<>(URL.class));
    addKeyDeserializer(Class.class, new RefusingKeys());
    setDeserializerModifier(new FiniteNumbers());
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    MapperBuilder<?, ?> builder = (MapperBuilder<?, ?>) context.getOwner();
    builder.annotationIntrospector(new StrictIntrospector(builder.annotationIntrospector()));
  }

  private static RefusedTypeException refusal(Class<?> type) {
    return new RefusedTypeException(type, "would be read by loading a class that the JSON names");
  }

  /** Refuses when it is looked up, which is when the codec is made. */
  private static final class Refusing<T> extends ValueDeserializer<T> {
    private final Class<?> type;

    Refusing(Class<?> type) {
      this.type = type;
    }

    @Override
    public void resolve(DeserializationContext context) {
      throw refusal(type);
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
      throw refusal(type);
    }
  }

  private static final class RefusingKeys extends KeyDeserializer {
    @Override
    public void resolve(DeserializationContext context) {
      throw refusal(Class.class);
    }

    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
      throw refusal(Class.class);
    }
  }
}
