package io.sealane.simulation.life;

import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.world.World;
import java.util.List;
import java.util.Map;

/**
 * How a life went.
 *
 * @param world what it was
 * @param violations what must not have happened, nothing if all is well
 * @param hits how often which kind of trouble came
 * @param events how many events were published
 * @param steps how many steps it took
 * @param hash what tells it from another life
 * @param highestRate the most calls of one kind that a process made within ten seconds
 * @param trace what happened, line by line, if that was asked for
 */
public record Outcome(
    World world,
    List<String> violations,
    Map<FaultKind, Integer> hits,
    int events,
    long steps,
    long hash,
    int highestRate,
    List<String> trace) {

  /** Whether nothing happened that must not. */
  public boolean isGood() {
    return violations.isEmpty();
  }

  /** How often anything went wrong that was planned to. */
  public int faults() {
    return hits.values().stream().mapToInt(Integer::intValue).sum();
  }
}
