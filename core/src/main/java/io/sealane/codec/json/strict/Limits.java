package io.sealane.codec.json.strict;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;

/**
 * How much a body may ask of us. What grows with the route's maximum is counted per mebibyte.
 *
 * @param maxBytes the longest body
 */
public record Limits(int maxBytes) {

  private static final int MEBIBYTE = 1024 * 1024;
  public static final int MAX_DEPTH = 64;
  public static final int MAX_NAME = 1024;
  public static final int MAX_NUMBER = 1000;

  private static final int PROPERTIES_PER_MEBIBYTE = 20_000;
  private static final long TOKENS_PER_MEBIBYTE = 200_000;

  public static final Limits STANDARD = new Limits(MEBIBYTE);

  /** Checks the length. */
  public Limits {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("the longest body has " + maxBytes + " bytes, not >= 1");
    }
  }

  /** The most properties that one object may have. */
  public int maxProperties() {
    return PROPERTIES_PER_MEBIBYTE * mebibytes();
  }

  private int mebibytes() {
    return (int) ((maxBytes + MEBIBYTE - 1L) / MEBIBYTE);
  }

  /** The longest string, in characters. */
  public int maxString() {
    return Math.max(MEBIBYTE, maxBytes);
  }

  JsonFactoryBuilder factory() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxDocumentLength(maxBytes)
                .maxTokenCount(TOKENS_PER_MEBIBYTE * mebibytes())
                .maxNumberLength(MAX_NUMBER)
                .maxStringLength(maxString())
                .maxNameLength(MAX_NAME)
                .build())
        .streamWriteConstraints(
            StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
  }
}
