package io.sealane.snssqs.fault;

import io.sealane.conformance.faults.FaultPort;

/** To how many entries a fault is still to come, and to how many it came. */
final class Budget {

  private int left;
  private int hits;

  synchronized void set(int times) {
    left = times;
  }

  /** Takes as much of what is wanted as there is. */
  synchronized int take(int wanted) {
    int taken = Math.min(wanted, left);
    if (left != FaultPort.ALWAYS) {
      left -= taken;
    }
    hits += taken;
    return taken;
  }

  synchronized boolean isOpen() {
    return left > 0;
  }

  synchronized int hits() {
    return hits;
  }
}
