package io.sealane.simulation.life;

import io.sealane.simulation.fault.Fault;
import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.world.SubscriptionPlan;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.Selection;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Sends dead letters back: some while calls fail and a process may die, and then, in peace, all
 * that are left. Whatever goes wrong, no letter may be gone whose message is not back.
 */
final class Operator {

  /**
   * Trouble ends within a minute, a re-drive that is slow within three; what somebody hid who died,
   * comes again by then.
   */
  private static final Duration TROUBLE = Duration.ofMinutes(10);

  /** Letters per second; the slowest takes longer than letters are hidden. */
  private static final List<Double> PACES = List.of(Double.POSITIVE_INFINITY, 0.3, 5.0, 50.0);

  private static final Duration PEACE = Duration.ofMinutes(5);

  private final Stage stage;
  private final List<Instance> instances;
  private final SplittableRandom random;

  Operator(Stage stage, List<Instance> instances) {
    this.stage = stage;
    this.instances = instances;
    this.random = stage.faults().choices(FaultKind.LETTER_RETURNED);
  }

  private List<SubscriptionPlan> plans() {
    return stage.world().subscriptions().stream().filter(plan -> !letters(plan).isEmpty()).toList();
  }

  private List<DeadLetter> letters(SubscriptionPlan plan) {
    return stage.broker().letters(plan.name());
  }

  /** Whether there are any letters. */
  boolean hasWork() {
    return !plans().isEmpty();
  }

  /** Begins with every subscription, and leaves it when the trouble is long over. */
  void workInTrouble() {
    stage.faults().begin(stage.world().aftermath());
    Instance instance = instances.get(random.nextInt(instances.size()));
    for (SubscriptionPlan plan : plans()) {
      Selection selection = some(letters(plan));
      double perSecond = PACES.get(random.nextInt(PACES.size()));
      Application application = instance.application();
      if (application != null) {
        instance.process().fork(() -> application.redrive(plan.name(), selection, perSecond));
      }
    }
    stage.world().aftermath().stream()
        .filter(fault -> fault.kind() == FaultKind.CRASH)
        .forEach(fault -> stage.director().fork(() -> crash(instance, fault)));
    stage.director().pass(TROUBLE);
  }

  private void crash(Instance victim, Fault fault) {
    stage.director().pass(fault.from());
    stage.faults().hit(FaultKind.CRASH);
    victim.crash();
  }

  private Selection some(List<DeadLetter> letters) {
    DeadLetter one = letters.get(random.nextInt(letters.size()));
    return switch (random.nextInt(4)) {
      case 0 -> Selection.first(1 + random.nextInt(letters.size()));
      case 1 -> Selection.ids(one.id());
      default -> Selection.all();
    };
  }

  /** Sends back all, one subscription after the other: as many as there are have to go. */
  void workInPeace() {
    for (SubscriptionPlan plan : plans()) {
      int count = letters(plan).size();
      Instance instance = instances.get(0);
      Application application = instance.application();
      if (application == null) {
        stage.oracle().violation("redrive", instance.process() + " is not up");
        return;
      }
      boolean[] over = new boolean[1];
      instance
          .process()
          .fork(
              () -> {
                expect(count, plan, instance, application);
                over[0] = true;
              });
      long end = stage.life().now() + PEACE.toNanos();
      while (!over[0] && stage.life().now() < end) {
        stage.director().pass(Duration.ofSeconds(1));
      }
      if (!over[0]) {
        stage.oracle().violation("redrive", plan.name() + " has not ended after " + PEACE);
      }
    }
  }

  private void expect(
      int count, SubscriptionPlan plan, Instance instance, Application application) {
    String what = count + " letters of " + plan.name();
    try {
      int moved =
          instance
              .process()
              .await(
                  application.redrive(plan.name(), Selection.all(), Double.POSITIVE_INFINITY),
                  PEACE);
      if (moved != count) {
        stage.oracle().violation("redrive", what + ", and " + moved + " went back");
      }
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      stage.oracle().violation("redrive", what + " could not be sent back: " + e);
    }
  }
}
