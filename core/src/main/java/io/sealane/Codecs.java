package io.sealane;

import io.sealane.codec.Codec;
import io.sealane.codec.EventTypes;
import io.sealane.codec.json.JsonCodec;
import io.sealane.error.ConfigurationException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the codec of an application. */
final class Codecs {

  private Codecs() {}

  /**
   * The codec that was given, or one for all catalogues.
   *
   * @param problems gets what is wrong
   * @return null if there is none for these catalogues
   */
  static @Nullable Codec of(
      SealaneBuilder words, EventTypes types, Places places, List<String> problems) {
    if (words.codec != null && words.mapper != null) {
      problems.add("codec(..) and json(..) are both said; the codec has a mapper of its own");
    }
    if (words.codec != null) {
      return words.codec;
    }
    try {
      JsonCodec json =
          words.mapper == null ? JsonCodec.of(types) : JsonCodec.of(words.mapper, types);
      int longest = longestMessage(places);
      return longest > JsonCodec.MAX_BYTES ? json.withMaxBytes(longest) : json;
    } catch (ConfigurationException e) {
      problems.addAll(e.problems());
      return null;
    }
  }

  /** What a transport brings is read, claim checks included. */
  private static int longestMessage(Places places) {
    return places.transports().stream()
        .mapToInt(transport -> transport.capabilities().widest().maxMessageBytes())
        .max()
        .orElse(0);
  }
}
