package io.sealane.simulation.time;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The threads of one simulation after the other: making a thread costs more than a whole simulated
 * minute. Used by whoever has the baton, and by nobody else.
 */
public final class Crew {

  private final Deque<Worker> idle = new ArrayDeque<>();
  private int made;

  Worker take() {
    Worker worker = idle.poll();
    if (worker == null) {
      worker = new Worker(++made);
      worker.start();
    }
    return worker;
  }

  void giveBack(Worker worker) {
    idle.push(worker);
  }

  /** How many threads there are. */
  public int size() {
    return made;
  }
}
