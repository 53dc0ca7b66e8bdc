package io.sealane.conformance.faults;

import java.util.Set;

/**
 * What can be provoked. The kit brings {@link FaultyTransport} for every transport; a fixture with
 * a wire, or a broker of its own, may bring a port that provokes nearer to the truth.
 *
 * <p>Safe for use by many threads.
 */
public interface FaultPort {

  /** For as often as it can be. */
  int ALWAYS = Integer.MAX_VALUE;

  /** What this port can provoke. */
  Set<Fault> provokes();

  /**
   * Lets the fault happen to the next entries that it is about.
   *
   * @param times to how many, 1 or more; {@link #ALWAYS} until healed
   */
  void provoke(Fault fault, int times);

  /** How often the fault has happened. */
  int hits(Fault fault);

  /** Ends all faults; what was held goes on. */
  void heal();

  /** Provokes by this port what it can, and by the other one the rest. */
  default FaultPort orElse(FaultPort other) {
    return new CombinedFaults(this, other);
  }
}
