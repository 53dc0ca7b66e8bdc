package io.sealane.codec.json.strict;

import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.deser.DeserializationContextExt;
import tools.jackson.databind.json.JsonMapper;

/** Opens bodies for reading, each with a context of its own to bind it. */
public final class StrictParsers {

  private static final byte[] NOTHING = new byte[0];

  private final ObjectReader reader;
  private final JsonFactory forgetful;

  /** For a mapper of {@link StrictMapper} and its limits. */
  public StrictParsers(JsonMapper mapper, Limits limits) {
    this.reader = mapper.reader();
    this.forgetful =
        limits.factory().disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES).build();
  }

  /** Reads trees and texts within the same limits. */
  public ObjectReader reader() {
    return reader;
  }

  /**
   * A parser of a part of a body.
   *
   * @param manyNames whether it had better not remember the names that it reads
   */
  public JsonParser open(byte[] body, int from, int length, boolean manyNames) {
    if (!manyNames) {
      return reader.createParser(body, from, length);
    }
    // A mapper cannot lend its context to another factory's parser but by way of one of its own.
    try (JsonParser own = reader.createParser(NOTHING)) {
      DeserializationContextExt context = (DeserializationContextExt) context(own);
      return context.assignAndReturnParser(forgetful.createParser(context, body, from, length));
    }
  }

  /** The context of a parser that was opened here. */
  public static DeserializationContext context(JsonParser parser) {
    return (DeserializationContext) parser.objectReadContext();
  }
}
