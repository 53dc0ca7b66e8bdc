package io.sealane.conformance.faults;

import java.util.EnumSet;
import java.util.Set;

/** Two ports, the first preferred. */
record CombinedFaults(FaultPort first, FaultPort second) implements FaultPort {

  @Override
  public Set<Fault> provokes() {
    Set<Fault> both = EnumSet.noneOf(Fault.class);
    both.addAll(first.provokes());
    both.addAll(second.provokes());
    return both;
  }

  @Override
  public void provoke(Fault fault, int times) {
    portOf(fault).provoke(fault, times);
  }

  @Override
  public int hits(Fault fault) {
    return portOf(fault).hits(fault);
  }

  @Override
  public void heal() {
    first.heal();
    second.heal();
  }

  private FaultPort portOf(Fault fault) {
    return first.provokes().contains(fault) ? first : second;
  }
}
