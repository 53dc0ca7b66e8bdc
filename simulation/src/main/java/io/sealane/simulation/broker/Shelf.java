package io.sealane.simulation.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** The order in which a queue gives its messages. */
interface Shelf {

  /** Which copies a receive gets now, at most that many; none if it has to wait. */
  List<Copy> pick(List<Copy> copies, int max, long now);

  /** Gives in any order, mostly the oldest first, and seldom all that there is. */
  static Shelf standard(SplittableRandom random, BooleanSupplier reorders) {
    return (copies, max, now) -> {
      List<Copy> visible = new ArrayList<>(copies.size());
      for (Copy copy : copies) {
        if (copy.isVisible(now)) {
          visible.add(copy);
        }
      }
      if (visible.isEmpty()) {
        return visible;
      }
      int count = 1 + random.nextInt(Math.min(max, visible.size()));
      int from = reorders.getAsBoolean() ? random.nextInt(visible.size() - count + 1) : 0;
      return visible.subList(from, from + count);
    };
  }
}
