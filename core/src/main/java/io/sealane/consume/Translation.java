package io.sealane.consume;

import io.sealane.translate.InboundTranslator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who reads the foreign messages of a subscription.
 *
 * @param byTag translators by the foreign type tag
 * @param rest the translator of whatever no catalogue and no other translator knows, or null
 */
public record Translation(Map<String, InboundTranslator> byTag, @Nullable InboundTranslator rest) {

  /** Nobody. */
  public static final Translation NONE = new Translation(Map.of(), null);

  /** Copies the map. */
  public Translation {
    byTag = Map.copyOf(byTag);
  }

  Translation with(String tag, InboundTranslator translator) {
    Map<String, InboundTranslator> more = new HashMap<>(byTag);
    more.put(tag, translator);
    return new Translation(more, rest);
  }
}
