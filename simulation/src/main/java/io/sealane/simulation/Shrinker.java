package io.sealane.simulation;

import io.sealane.simulation.fault.Fault;
import io.sealane.simulation.life.Application;
import io.sealane.simulation.life.Life;
import io.sealane.simulation.life.Outcome;
import io.sealane.simulation.time.Crew;
import io.sealane.simulation.world.World;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a failed life easier to understand: leaves out every fault without which it still fails.
 */
public final class Shrinker {

  private final Application.Factory factory;

  /** A shrinker of lives of such applications. */
  public Shrinker(Application.Factory factory) {
    this.factory = factory;
  }

  /** The same life with as few faults as possible, with a trace to read. */
  public Outcome shrink(Outcome failed) {
    String kind = kind(failed.violations().get(0));
    World world = failed.world();
    for (int size = Math.max(1, world.faults().size() / 2); size >= 1; size /= 2) {
      for (int from = 0; from < world.faults().size(); ) {
        World smaller = world.withFaults(without(world.faults(), from, size));
        if (fails(smaller, kind)) {
          world = smaller;
        } else {
          from += size;
        }
      }
    }
    return Life.live(world, new Crew(), factory, true);
  }

  private boolean fails(World world, String kind) {
    return Life.live(world, new Crew(), factory, false).violations().stream()
        .anyMatch(violation -> kind(violation).equals(kind));
  }

  private static List<Fault> without(List<Fault> faults, int from, int size) {
    List<Fault> rest = new ArrayList<>(faults);
    rest.subList(from, Math.min(from + size, rest.size())).clear();
    return rest;
  }

  private static String kind(String violation) {
    return violation.substring(0, Math.max(0, violation.indexOf(':')));
  }
}
