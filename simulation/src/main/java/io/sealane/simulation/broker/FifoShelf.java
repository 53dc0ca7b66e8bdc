package io.sealane.simulation.broker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Gives the messages of a group in order, and none while one of them is with a receiver. */
final class FifoShelf implements Shelf {

  private final SplittableRandom random;

  FifoShelf(SplittableRandom random) {
    this.random = random;
  }

  @Override
  public List<Copy> pick(List<Copy> copies, int max, long now) {
    List<List<Copy>> free = new ArrayList<>(free(copies, now));
    List<Copy> picked = new ArrayList<>();
    int groups = 1 + random.nextInt(3);
    while (!free.isEmpty() && groups-- > 0 && picked.size() < max) {
      List<Copy> group = free.remove(random.nextInt(free.size()));
      int room = Math.min(max - picked.size(), group.size());
      picked.addAll(group.subList(0, 1 + random.nextInt(room)));
    }
    return picked;
  }

  private static Collection<List<Copy>> free(List<Copy> copies, long now) {
    Map<String, List<Copy>> groups = new LinkedHashMap<>();
    for (Copy copy : copies) {
      groups.computeIfAbsent(copy.group, group -> new ArrayList<>()).add(copy);
    }
    groups.values().removeIf(group -> group.stream().anyMatch(copy -> !copy.isVisible(now)));
    return groups.values();
  }
}
