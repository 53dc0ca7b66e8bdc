package io.sealane.examples.story.orders;

import io.sealane.event.Publication;
import io.sealane.examples.story.orders.OrderEvent.OrderCompleted;
import io.sealane.translate.ForeignMessage;
import io.sealane.translate.InboundTranslator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

// tag::translator
/** The anti-corruption layer: nobody else has to know what STAT_CD 99 means. */
final class LegacyOrders implements InboundTranslator {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String COMPLETED = "99";
  private static final Map<String, String> CITIES = Map.of("02", "Seoul", "051", "Busan");
  private static final Map<String, String> ARTICLES = Map.of("LMP", "lamp");

  @Override
  public List<Publication> translate(ForeignMessage message) {
    JsonNode record = JSON.readTree(message.body());
    if (!text(record, "STAT_CD").equals(COMPLETED)) {
      return List.of();
    }
    OrderCompleted order =
        new OrderCompleted(
            "o-" + Integer.parseInt(text(record, "ORD_NO")),
            Integer.parseInt(text(record, "QTY")),
            ours("ITM_CD", ARTICLES, record),
            ours("DEST_CD", CITIES, record));
    return List.of(Publication.of(order));
  }

  private static String ours(String field, Map<String, String> words, JsonNode record) {
    String word = words.get(text(record, field));
    if (word == null) {
      throw new IllegalArgumentException("a code in " + field + " that has no word of ours");
    }
    return word;
  }

  private static String text(JsonNode record, String field) {
    return record.required(field).stringValue();
  }
}
// end::translator
