package io.sealane.codec.json.strict;

import java.io.Serial;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.type.ArrayType;

/**
 * Has numbers refused that a {@code double} or {@code float} cannot hold, which would otherwise
 * become infinite without a word, and the texts "NaN" and "Infinity" with them.
 */
final class FiniteNumbers extends ValueDeserializerModifier {

  @Serial private static final long serialVersionUID = 1L;

  private static final Set<Class<?>> TYPES =
      Set.of(double.class, Double.class, float.class, Float.class);

  @Override
  public ValueDeserializer<?> modifyDeserializer(
      DeserializationConfig config,
      BeanDescription.Supplier description,
      ValueDeserializer<?> deserializer) {
    return TYPES.contains(description.getBeanClass()) ? new Finite(deserializer) : deserializer;
  }

  @Override
  public ValueDeserializer<?> modifyArrayDeserializer(
      DeserializationConfig config,
      ArrayType type,
      BeanDescription.Supplier description,
      ValueDeserializer<?> deserializer) {
    Class<?> content = type.getContentType().getRawClass();
    return content == double.class || content == float.class
        ? new Finite(deserializer)
        : deserializer;
  }

  private static final class Finite extends DelegatingDeserializer {

    Finite(ValueDeserializer<?> delegate) {
      super(delegate);
    }

    @Override
    protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
      return new Finite(delegate);
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
      Object value = super.deserialize(parser, context);
      if (!isFinite(value)) {
        context.reportInputMismatch(this, "not finite");
      }
      return value;
    }

    private static boolean isFinite(@Nullable Object value) {
      if (value instanceof double[] all) {
        boolean finite = true;
        for (double one : all) {
          finite &= Double.isFinite(one);
        }
        return finite;
      }
      if (value instanceof float[] all) {
        boolean finite = true;
        for (float one : all) {
          finite &= Float.isFinite(one);
        }
        return finite;
      }
      return !(value instanceof Number number) || Double.isFinite(number.doubleValue());
    }
  }
}
