package io.sealane.benchmarks.codec;

import io.sealane.codec.json.strict.Limits;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The baseline: Jackson by itself with the limits of our codec, the same detection of duplicate
 * keys, the same shape and order of properties. It is told the type that we have to find.
 */
public final class BareJackson {

  private final JsonMapper mapper =
      JsonMapper.builder(factory()).disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();
  private final ObjectWriter writer = mapper.writerFor(CloudEvent.class);
  private final ObjectReader reader = mapper.readerFor(CloudEvent.class);

  /** A tree holds decimals as doubles unless told otherwise, and 1234.50 would become 1234.5. */
  private final JsonMapper trees =
      mapper
          .rebuild()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static JsonFactory factory() {
    return JsonFactory.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(Limits.MAX_DEPTH)
                .maxDocumentLength(Limits.STANDARD.maxBytes())
                .maxTokenCount(200_000)
                .maxNumberLength(Limits.MAX_NUMBER)
                .maxStringLength(Limits.STANDARD.maxString())
                .maxNameLength(Limits.MAX_NAME)
                .build())
        .streamWriteConstraints(
            StreamWriteConstraints.builder().maxNestingDepth(Limits.MAX_DEPTH).build())
        .build();
  }

  /** Writes it. */
  public byte[] write(CloudEvent event) {
    return writer.writeValueAsBytes(event);
  }

  /** Reads it in one pass. */
  public CloudEvent read(byte[] body) {
    return reader.readValue(body);
  }

  /** Reads it as a tree first, and binds the tree: how a tag is usually looked for. */
  public CloudEvent readByTree(byte[] body) {
    JsonNode tree = trees.readTree(body);
    return trees.treeToValue(tree, CloudEvent.class);
  }

  /**
   * What a parser cannot do without to come to the type: every token up to it, and the text of id
   * and type.
   *
   * @return how long the two texts are
   */
  public int idAndType(byte[] body) {
    int length = 0;
    try (JsonParser parser = reader.createParser(body)) {
      parser.nextToken();
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        parser.nextToken();
        if (name.equals("id") || name.equals("type")) {
          length += parser.getString().length();
        }
        if (name.equals("type")) {
          return length;
        }
        parser.skipChildren();
      }
    }
    throw new IllegalArgumentException("no type");
  }
}
