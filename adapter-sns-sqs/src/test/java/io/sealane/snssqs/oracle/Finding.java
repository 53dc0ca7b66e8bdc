package io.sealane.snssqs.oracle;

import io.sealane.snssqs.oracle.EffectsTable.Effect;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What became of everything that was published while something went wrong.
 *
 * @param id of the fault, for example {@code F8}
 * @param acked what the publisher was told that the broker has
 * @param effects how many there are
 * @param lost acked and without an effect
 * @param duplicated effects beyond the first of an event
 * @param phantom effects of what nobody tried to publish
 * @param reordered effects that came before an earlier one of their key; 0 where no order is
 *     promised
 * @param recoveredMillis from the end of the trouble to the last effect
 * @param troubleMillis for how long it was let last; 0 where that is not a matter of time
 */
public record Finding(
    String id,
    int acked,
    int effects,
    int lost,
    int duplicated,
    int phantom,
    int reordered,
    long recoveredMillis,
    long troubleMillis) {

  /** Compares what was published with what came of it. */
  public static Finding of(
      String id,
      PublisherJournal journal,
      EffectsTable table,
      boolean ordered,
      long recoveredMillis) {
    return of(id, journal, table, ordered, recoveredMillis, Set.of());
  }

  /** The same, where these have become dead letters in place of an effect. */
  public static Finding of(
      String id,
      PublisherJournal journal,
      EffectsTable table,
      boolean ordered,
      long recoveredMillis,
      Set<String> deadLetters) {
    List<Effect> effects = table.effects();
    Set<String> acked = journal.acked();
    Set<String> seen = new HashSet<>();
    effects.forEach(effect -> seen.add(effect.eventId()));
    Set<String> lost = new HashSet<>(acked);
    lost.removeAll(seen);
    lost.removeAll(deadLetters);
    Set<String> phantom = new HashSet<>(seen);
    phantom.removeAll(journal.tried());
    return new Finding(
        id,
        acked.size(),
        effects.size(),
        lost.size(),
        effects.size() - seen.size(),
        phantom.size(),
        ordered ? inversions(effects) : 0,
        recoveredMillis,
        0);
  }

  /** The same after trouble that lasted so long. */
  public Finding after(Duration trouble) {
    return new Finding(
        id,
        acked,
        effects,
        lost,
        duplicated,
        phantom,
        reordered,
        recoveredMillis,
        trouble.toMillis());
  }

  private static int inversions(List<Effect> effects) {
    Map<String, Integer> last = new HashMap<>();
    int inversions = 0;
    for (Effect effect : effects) {
      int before = last.getOrDefault(effect.key(), -1);
      inversions += effect.number() < before ? 1 : 0;
      last.put(effect.key(), Math.max(before, effect.number()));
    }
    return inversions;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put("acked", acked);
    json.put("effects", effects);
    json.put("lost", lost);
    json.put("duplicated", duplicated);
    json.put("reordered", reordered);
    json.put("recoveredMillis", recoveredMillis);
    json.put("troubleMillis", troubleMillis);
    return json;
  }
}
