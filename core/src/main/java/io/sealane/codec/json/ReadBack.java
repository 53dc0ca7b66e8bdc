package io.sealane.codec.json;

import io.sealane.codec.json.strict.Limits;
import io.sealane.codec.json.strict.StrictParsers;
import io.sealane.codec.json.text.BodyScan;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * Judges whether what was written can be read under the same limits: better that the publisher
 * learns of it than every subscriber.
 *
 * @param parsers what it would be read with
 * @param limits the limits of reading
 */
record ReadBack(StrictParsers parsers, Limits limits) {

  /**
   * A body of so many bytes has neither too many tokens nor too many properties, whatever is in it:
   * a token takes a byte at least, and 20,000 names that differ take seven each.
   */
  private static final int SURELY_READABLE = 128 * 1024;

  /** Why the body could not be read, or null if it can. */
  @Nullable String problem(byte[] body) {
    if (body.length > limits.maxBytes()) {
      return body.length + " bytes are more than the codec's limit of " + limits.maxBytes();
    }
    if (body.length <= SURELY_READABLE) {
      return null;
    }
    long scan = BodyScan.of(body, limits.maxProperties());
    String problem = BodyScan.problem(scan);
    if (problem != null) {
      return "body: " + problem;
    }
    try (JsonParser parser = parsers.open(body, 0, body.length, BodyScan.manyLongNames(scan))) {
      while (parser.nextToken() != null) {}
      return null;
    } catch (RuntimeException e) {
      return Reasons.of("body", e);
    }
  }
}
