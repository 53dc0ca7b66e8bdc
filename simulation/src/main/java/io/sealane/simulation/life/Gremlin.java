package io.sealane.simulation.life;

import io.sealane.simulation.fault.Fault;
import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.world.SubscriptionPlan;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Does to processes what the plan says. */
final class Gremlin {

  private final Stage stage;
  private final List<Instance> instances;
  private final Fault fault;
  private final SplittableRandom random;
  private boolean done;

  Gremlin(Stage stage, List<Instance> instances, Fault fault) {
    this.stage = stage;
    this.instances = instances;
    this.fault = fault;
    this.random = stage.faults().choices(fault.kind());
  }

  boolean isDone() {
    return done;
  }

  /** Whether such a fault is one of those that somebody has to do. */
  static boolean does(FaultKind kind) {
    return switch (kind) {
      case CRASH, FREEZE, CLOCK_JUMP, EXECUTOR_FULL, STOP, HASTY_STOP, PAUSE, RESTART -> true;
      case CONCURRENCY_CHANGED -> true;
      default -> false;
    };
  }

  /** Waits for the time, strikes, and takes it back when the time is over. */
  void run() {
    SimProcess director = stage.director();
    director.pass(fault.from());
    if (fault.kind() == FaultKind.RESTART) {
      stage.broker().restart();
    } else {
      Instance victim = instances.get(random.nextInt(instances.size()));
      if (victim.isUp() && !victim.process().isFrozen()) {
        stage.faults().hit(fault.kind());
        stage.life().trace().note("gremlin", () -> fault.kind() + " for " + victim.process());
        strike(victim, victim.process());
      }
    }
    done = true;
  }

  private void strike(Instance victim, SimProcess process) {
    switch (fault.kind()) {
      case CRASH -> victim.crash();
      case FREEZE -> freeze(process);
      case CLOCK_JUMP -> jump(process);
      case EXECUTOR_FULL -> {
        process.rejectTasks(true);
        pass();
        process.rejectTasks(false);
      }
      case STOP -> stop(victim, process, Duration.ofSeconds(random.nextInt(20, 60)));
      case HASTY_STOP -> stop(victim, process, Duration.ofMillis(random.nextInt(2_000)));
      default -> disturb(victim, process);
    }
  }

  private void freeze(SimProcess process) {
    stage.oracle().froze(process);
    process.freeze();
    pass();
    process.thaw();
    stage.oracle().thawed(process);
  }

  private void jump(SimProcess process) {
    Duration error = Duration.ofMinutes(random.nextInt(-15, 15));
    process.clockError(random.nextInt(4) == 0 ? Duration.ofDays(365) : error);
    pass();
    process.clockError(Duration.ZERO);
  }

  private void stop(Instance victim, SimProcess process, Duration deadline) {
    victim.stop(deadline);
    while (!victim.isDown()) {
      stage.director().pass(Duration.ofMillis(500));
    }
    pass();
    if (victim.process() == process && victim.isDown() && !process.isDead()) {
      victim.start();
    }
  }

  private void disturb(Instance victim, SimProcess process) {
    List<SubscriptionPlan> plans = stage.world().subscriptions();
    SubscriptionPlan plan = plans.get(random.nextInt(plans.size()));
    ask(victim, process, plan, true);
    pass();
    ask(victim, process, plan, false);
  }

  private void ask(Instance victim, SimProcess process, SubscriptionPlan plan, boolean begin) {
    while (!victim.isUp() && victim.process() == process) {
      stage.director().pass(Duration.ofSeconds(1));
    }
    Application application = victim.application();
    if (application == null || victim.process() != process) {
      return;
    }
    if (fault.kind() == FaultKind.CONCURRENCY_CHANGED) {
      victim.limit(plan, begin ? random.nextInt(1, 8) : plan.concurrency());
    } else if (begin) {
      process.fork(() -> application.pause(plan.name()));
    } else {
      process.fork(() -> application.resume(plan.name()));
    }
  }

  private void pass() {
    Duration left = fault.until().minusNanos(stage.life().now());
    if (!left.isNegative()) {
      stage.director().pass(left);
    }
  }
}
