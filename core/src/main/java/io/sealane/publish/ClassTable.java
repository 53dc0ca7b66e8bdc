package io.sealane.publish;

import io.sealane.publish.Plans.Plan;
import org.jspecify.annotations.Nullable;

/**
 * Plans by class, in an open hash table. A lookup allocates nothing and is a few loads; to add is
 * to get a new table. Lives as long as its publisher and knows only classes that have a plan, so it
 * is no larger than the application's vocabulary.
 */
final class ClassTable {

  private final @Nullable Class<?>[] classes;
  private final @Nullable Plan[] plans;
  private final int mask;
  private final int count;

  private ClassTable(int slots, int count) {
    this.classes = new Class<?>[slots];
    this.plans = new Plan[slots];
    this.mask = slots - 1;
    this.count = count;
  }

  static ClassTable empty() {
    return new ClassTable(8, 0);
  }

  @Nullable Plan find(Class<?> type) {
    int slot = type.hashCode() & mask;
    Class<?> there;
    while ((there = classes[slot]) != type) {
      if (there == null) {
        return null;
      }
      slot = (slot + 1) & mask;
    }
    return plans[slot];
  }

  /** This and one more; at most a quarter full, so that a lookup mostly needs one look. */
  ClassTable with(Class<?> type, Plan plan) {
    int slots = classes.length < 4 * (count + 1) ? 2 * classes.length : classes.length;
    ClassTable more = new ClassTable(slots, count + 1);
    for (int i = 0; i < classes.length; i++) {
      Class<?> known = classes[i];
      Plan its = plans[i];
      if (known != null && its != null) {
        more.put(known, its);
      }
    }
    more.put(type, plan);
    return more;
  }

  private void put(Class<?> type, Plan plan) {
    int slot = type.hashCode() & mask;
    while (classes[slot] != null) {
      slot = (slot + 1) & mask;
    }
    classes[slot] = type;
    plans[slot] = plan;
  }
}
