package io.sealane.snssqs.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Attributes within what the services take. Those that have an illegal name or value, or come after
 * the tenth, stand together as JSON in one: SNS drops a message with more than ten at raw delivery
 * into SQS, and tells nobody ("Amazon SNS message attributes" in the SNS developer guide).
 */
final class Attributes {

  /** As many as one message may have. */
  static final int MOST = 10;

  /** Those by which brokers filter and operators read stay what they are. */
  private static final List<String> FIRST = List.of("ce_type", "ce_id");

  private Attributes() {}

  /**
   * Packs attributes beside others that the adapter adds itself.
   *
   * @param own the adapter's, legal
   * @param given the application's, any
   */
  static Map<String, String> pack(Map<String, String> own, Map<String, String> given) {
    Map<String, String> packed = new LinkedHashMap<>(own);
    List<String> legal = new ArrayList<>(FIRST);
    legal.retainAll(given.keySet());
    new TreeMap<>(given)
        .keySet().stream().filter(name -> !FIRST.contains(name)).forEach(legal::add);
    legal.removeIf(name -> !isLegal(name, given.getOrDefault(name, "")));
    boolean all = legal.size() == given.size() && own.size() + given.size() <= MOST;
    int room = MOST - own.size() - (all ? 0 : 1);
    Map<String, String> more = new TreeMap<>(given);
    for (String name : legal.subList(0, Math.min(legal.size(), room))) {
      packed.put(name, given.getOrDefault(name, ""));
      more.remove(name);
    }
    if (!all) {
      packed.put(Names.MORE, FlatJson.write(more));
    }
    return packed;
  }

  /** What was packed, and what the adapter added; anything else is as it came. */
  static Map<String, String> unpack(Map<String, String> packed) {
    String json = packed.get(Names.MORE);
    Map<String, String> more = json == null ? null : FlatJson.read(json);
    if (more == null) {
      return packed;
    }
    Map<String, String> all = new HashMap<>(packed);
    all.remove(Names.MORE);
    all.putAll(more);
    return all;
  }

  private static boolean isLegal(String name, String value) {
    return Names.isFree(name) && !value.isEmpty() && Characters.areLegal(value);
  }
}
