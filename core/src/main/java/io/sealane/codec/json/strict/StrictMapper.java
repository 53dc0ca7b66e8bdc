package io.sealane.codec.json.strict;

import io.sealane.error.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.TypeResolverProvider;
import tools.jackson.databind.type.LogicalType;

/**
 * Makes the mapper of a codec: the settings that the codec's promises rest on, over those of the
 * user's mapper or, where there is none, over settings that lose nothing.
 */
public final class StrictMapper extends JsonMapper.Builder {

  private StrictMapper(JsonMapper.Builder settings, JsonFactory factory) {
    super(new StateImpl(settings));
    // The setters for these two are missing: a mapper keeps its factory for life.
    _streamFactory = factory;
    _typeResolverProvider = new TypeResolverProvider();
  }

  /**
   * A mapper that takes over the settings of the user's.
   *
   * @throws ConfigurationException if the user's has default typing
   */
  public static JsonMapper of(@Nullable JsonMapper users, Limits limits) {
    JsonMapper.Builder settings = users == null ? lossless() : users.rebuild();
    StrictMapper builder = new StrictMapper(settings, new StrictFactory(limits.factory()));
    builder.promise();
    JsonMapper mapper = builder.addModule(new StrictModule()).build();
    List<String> problems = problems(mapper);
    if (!problems.isEmpty()) {
      throw new ConfigurationException("the JSON mapper", problems);
    }
    return mapper;
  }

  private static List<String> problems(JsonMapper mapper) {
    List<String> problems = new ArrayList<>();
    if (mapper.deserializationConfig().getDefaultTyper(mapper.constructType(Object.class))
        != null) {
      problems.add("default typing is on: the JSON would name the classes to be loaded");
    }
    return problems;
  }

  private static JsonMapper.Builder lossless() {
    return JsonMapper.builder()
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(LogicalType.Textual, StrictMapper::refuseNumbers)
        .withCoercionConfig(LogicalType.DateTime, StrictMapper::refuseEmptyText)
        .withCoercionConfig(UUID.class, StrictMapper::refuseEmptyText)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        // Where the type of a number is open, as in a Map<String, Object>, no digit is lost.
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .disable(DateTimeFeature.WRITE_DATES_WITH_CONTEXT_TIME_ZONE)
        .disable(DateTimeFeature.NORMALIZE_DESERIALIZED_ZONE_ID)
        .enable(DateTimeFeature.WRITE_DATES_WITH_ZONE_ID)
        // The same event is the same bytes in every process: guards compare them.
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
  }

  private static void refuseNumbers(MutableCoercionConfig text) {
    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }

  private static void refuseEmptyText(MutableCoercionConfig scalar) {
    scalar.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
  }

  private void promise() {
    disable(JsonReadFeature.values());
    enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION);
    enable(
        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
        DeserializationFeature.FAIL_ON_INVALID_SUBTYPE,
        DeserializationFeature.WRAP_EXCEPTIONS);
    disable(
        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
        DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES,
        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
        DeserializationFeature.UNWRAP_ROOT_VALUE);
    enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
    enable(JsonWriteFeature.QUOTE_PROPERTY_NAMES);
    enable(SerializationFeature.FAIL_ON_SELF_REFERENCES, SerializationFeature.WRAP_EXCEPTIONS);
    disable(SerializationFeature.WRAP_ROOT_VALUE, SerializationFeature.INDENT_OUTPUT);
  }
}
