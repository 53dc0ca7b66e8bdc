package io.sealane.simulation.world;

import io.sealane.simulation.fault.Fault;
import io.sealane.simulation.fault.FaultKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Makes the plan of what goes wrong. */
final class FaultMaker {

  /** What hits calls and messages, each with some chance, for some time. */
  private static final List<FaultKind> BY_CHANCE =
      List.copyOf(EnumSet.range(FaultKind.SEND_FAILED, FaultKind.THROTTLED));

  private static final List<FaultKind> TRICKS =
      List.of(
          FaultKind.FALSE_EMPTY,
          FaultKind.LATE_POLL,
          FaultKind.POLL_AFTER_STOP,
          FaultKind.ORPHANED_POLL,
          FaultKind.DUPLICATE_AFTER_DELETE,
          FaultKind.DUPLICATE_AT_ONCE,
          FaultKind.REORDERED,
          FaultKind.LEASE_STOLEN);

  private static final List<FaultKind> GUARD =
      List.of(
          FaultKind.GUARD_UNAVAILABLE,
          FaultKind.GUARD_ANSWER_LOST,
          FaultKind.GUARD_SLOW,
          FaultKind.CRASH_AT_GUARD,
          FaultKind.FREEZE_AT_GUARD);

  /** What hits everything while it lasts. */
  private static final List<FaultKind> SPELLS =
      List.of(FaultKind.OUTAGE, FaultKind.DENIED, FaultKind.MISSING);

  /** What hits a process at one moment, or from one moment to another. */
  private static final List<FaultKind> BLOWS =
      List.copyOf(
          union(
              EnumSet.range(FaultKind.FREEZE, FaultKind.CONCURRENCY_CHANGED),
              EnumSet.of(FaultKind.CRASH, FaultKind.RESTART)));

  /** What hits the calls that send dead letters back, and the messages that come of them. */
  private static final List<FaultKind> WHILE_LETTERS_GO_BACK =
      List.of(
          FaultKind.SEND_FAILED,
          FaultKind.SEND_ENTRY_FAILED,
          FaultKind.RECEIVE_FAILED,
          FaultKind.SETTLE_FAILED,
          FaultKind.SETTLE_ENTRY_FAILED,
          FaultKind.REQUEST_LOST,
          FaultKind.REQUEST_LATE,
          FaultKind.RESPONSE_LOST,
          FaultKind.SLOW_CALL,
          FaultKind.THROTTLED,
          FaultKind.DENIED);

  private final Dice dice;
  private final int calm;

  FaultMaker(Dice dice, Duration calm) {
    this.dice = dice;
    this.calm = (int) calm.toMillis();
  }

  private static Set<FaultKind> union(Set<FaultKind> some, Set<FaultKind> more) {
    Set<FaultKind> all = EnumSet.copyOf(some);
    all.addAll(more);
    return all;
  }

  List<Fault> make() {
    List<Fault> plan = new ArrayList<>();
    for (int i = dice.between(1, 4); i > 0; i--) {
      plan.add(window(dice.oneOf(BY_CHANCE), 5_000, calm, dice.oneOf(CHANCES)));
    }
    for (int i = dice.between(0, 3); i > 0; i--) {
      plan.add(window(dice.oneOf(TRICKS), calm / 2, calm, dice.oneOf(CHANCES)));
    }
    for (int i = dice.between(0, 2); i > 0; i--) {
      plan.add(window(dice.oneOf(GUARD), 5_000, calm, dice.oneOf(CHANCES)));
    }
    if (dice.chance(0.3)) {
      plan.add(window(dice.oneOf(SPELLS), 1_000, 15_000, 1));
    }
    for (int i = dice.between(0, 4); i > 0; i--) {
      plan.add(window(dice.oneOf(BLOWS), 500, 25_000, 1));
    }
    return List.copyOf(plan);
  }

  /** What goes wrong while dead letters are sent back, from the beginning of that on. */
  List<Fault> aftermath() {
    List<Fault> plan = new ArrayList<>();
    for (int i = dice.between(1, 3); i > 0; i--) {
      Duration length = dice.seconds(5, 60);
      plan.add(
          new Fault(dice.oneOf(WHILE_LETTERS_GO_BACK), Duration.ZERO, length, dice.oneOf(CHANCES)));
    }
    if (dice.chance(0.2)) {
      Duration from = dice.millis(0, 1_000);
      plan.add(new Fault(FaultKind.OUTAGE, from, from.plus(dice.seconds(1, 30)), 1));
    }
    if (dice.chance(0.3)) {
      Duration at = dice.millis(1, 3_000);
      plan.add(new Fault(FaultKind.CRASH, at, at, 1));
    }
    return List.copyOf(plan);
  }

  private static final List<Double> CHANCES = List.of(0.02, 0.1, 0.3, 0.8);

  private Fault window(FaultKind kind, int shortest, int longest, double chance) {
    int length = Math.min(dice.between(shortest, Math.max(shortest, longest)), calm);
    int from = dice.between(0, calm - length);
    return new Fault(kind, Duration.ofMillis(from), Duration.ofMillis(from + length), chance);
  }
}
