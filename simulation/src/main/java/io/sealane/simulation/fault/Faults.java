package io.sealane.simulation.fault;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The plan at work: says at each occasion whether something goes wrong, and counts. Each kind has
 * choices of its own, so that a plan with one entry less leaves the others as they were.
 */
public final class Faults {

  private static final FaultKind[] KINDS = FaultKind.values();

  private final LongSupplier clock;
  private final Map<FaultKind, List<Fault>> plan = new EnumMap<>(FaultKind.class);
  private final SplittableRandom[] choices = new SplittableRandom[KINDS.length];
  private final int[] hits = new int[KINDS.length];
  private final long seed;

  /** A plan, its choices and the clock that its times are of. */
  public Faults(List<Fault> plan, long seed, LongSupplier clock) {
    this.clock = clock;
    this.seed = seed;
    plan.forEach(this::add);
  }

  private void add(Fault fault) {
    plan.merge(
        fault.kind(),
        List.of(fault),
        (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
  }

  /** More of it, whose times count from now on. */
  public void begin(List<Fault> more) {
    Duration now = Duration.ofNanos(clock.getAsLong());
    more.forEach(fault -> add(fault.later(now)));
  }

  /** Whether the time of such a fault is now; counts nothing. */
  public boolean isOn(FaultKind kind) {
    List<Fault> faults = plan.get(kind);
    if (faults != null) {
      long now = clock.getAsLong();
      for (Fault fault : faults) {
        if (fault.covers(now)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether this occasion is hit; counts if so. */
  public boolean strikes(FaultKind kind) {
    List<Fault> faults = plan.get(kind);
    if (faults == null) {
      return false;
    }
    long now = clock.getAsLong();
    for (Fault fault : faults) {
      if (fault.covers(now) && choices(kind).nextDouble() < fault.chance()) {
        hit(kind);
        return true;
      }
    }
    return false;
  }

  /** The choices that belong to a kind. */
  public SplittableRandom choices(FaultKind kind) {
    int index = kind.ordinal();
    SplittableRandom random = choices[index];
    if (random == null) {
      random = new SplittableRandom(seed * 31 + index);
      choices[index] = random;
    }
    return random;
  }

  /** Counts a hit that came about by itself. */
  public void hit(FaultKind kind) {
    hits[kind.ordinal()]++;
  }

  /** How often the kind was hit. */
  public int hits(FaultKind kind) {
    return hits[kind.ordinal()];
  }

  /** How many hits there were of any kind. */
  public int hits() {
    int sum = 0;
    for (int count : hits) {
      sum += count;
    }
    return sum;
  }
}
