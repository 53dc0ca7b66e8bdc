package io.sealane.simulation.life;

import io.sealane.simulation.world.Injection;
import io.sealane.simulation.world.KeyedEvent;
import io.sealane.simulation.world.PlainEvent;
import io.sealane.simulation.world.Publishing;
import io.sealane.simulation.world.SimEvent;
import io.sealane.simulation.world.SubscriptionPlan;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Leads through a life: trouble, calm, the proof that all works again, the end. */
final class Director {

  private static final Duration LOOK = Duration.ofSeconds(4);
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final Stage stage;
  private final List<Instance> instances = new ArrayList<>();
  private final List<Gremlin> gremlins = new ArrayList<>();

  Director(Stage stage, Application.Factory factory) {
    this.stage = stage;
    for (int i = 0; i < stage.world().instances(); i++) {
      instances.add(new Instance(stage, factory, i));
    }
    stage.world().faults().stream()
        .filter(fault -> Gremlin.does(fault.kind()))
        .forEach(fault -> gremlins.add(new Gremlin(stage, instances, fault)));
  }

  void direct() {
    prepare();
    instances.forEach(Instance::boot);
    gremlins.forEach(gremlin -> stage.director().fork(gremlin::run));
    stage.world().injections().forEach(one -> stage.director().fork(() -> inject(one)));
    stage.director().pass(stage.world().calm());
    if (until("the trouble to end", this::isCalm) && until("all to be handled", this::isQuiet)) {
      new Probe(stage, instances).run();
      sendLettersBack();
      stopAll();
    }
    stage.oracle().finish();
  }

  private void sendLettersBack() {
    Operator operator = new Operator(stage, instances);
    if (operator.hasWork()) {
      operator.workInTrouble();
      if (until("the second trouble to end", this::isCalm)
          && until("letters to be handled", this::isQuiet)) {
        operator.workInPeace();
        until("all letters to be handled", this::isQuiet);
      }
    }
  }

  private void prepare() {
    List<QueueSpec> queues = stage.world().subscriptions().stream().map(this::queue).toList();
    stage.broker().create(new Topology(stage.world().topics(), queues));
    for (Publishing publishing : stage.world().publishings()) {
      for (SimEvent event : publishing.events()) {
        if (event instanceof PlainEvent.PlainUnheard || event instanceof KeyedEvent.KeyedUnheard) {
          stage
              .world()
              .subscriptions()
              .forEach(plan -> stage.oracle().unheard(plan.name(), event.id()));
        }
      }
    }
  }

  private QueueSpec queue(SubscriptionPlan plan) {
    List<Topic> topics =
        stage.world().topics().stream()
            .filter(topic -> plan.topics().contains(topic.name()))
            .toList();
    boolean ordered = plan.isOrdered() && topics.stream().allMatch(Topic::ordered);
    return new QueueSpec(plan.name(), topics, Set.of(), ordered, plan.lease());
  }

  private void inject(Injection injection) {
    stage.director().pass(injection.at());
    stage.faults().hit(injection.kind());
    String id = "e" + injection.number();
    stage
        .world()
        .subscriptions()
        .forEach(plan -> stage.oracle().injected(plan.name(), id, injection.kind()));
    stage.broker().inject(injection.topic(), Foreign.message(injection));
  }

  private boolean isCalm() {
    boolean calm = gremlins.stream().allMatch(Gremlin::isDone);
    for (Instance instance : instances) {
      if (calm && instance.isDown()) {
        instance.recover();
      }
    }
    return calm && instances.stream().allMatch(Instance::isUp);
  }

  private boolean isQuiet() {
    return instances.stream().allMatch(Instance::hasPublished)
        && stage.world().subscriptions().stream()
            .allMatch(plan -> stage.broker().backlog(plan.name()).isEmpty())
        && stage.oracle().running().isEmpty();
  }

  private boolean until(String what, java.util.function.BooleanSupplier condition) {
    long end = stage.life().now() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (stage.life().now() > end) {
        stage.oracle().violation("stuck", "waited in vain for " + what + ": " + situation());
        return false;
      }
      stage.director().pass(LOOK);
    }
    return true;
  }

  private String situation() {
    String queues =
        stage.world().subscriptions().stream()
            .map(
                plan ->
                    plan.name()
                        + " "
                        + stage.broker().backlog(plan.name())
                        + stage.broker().copies(plan.name()).stream().limit(5).toList())
            .collect(Collectors.joining("; "));
    String up =
        instances.stream()
            .map(one -> one.process() + " " + stage.oracle().health(one.process()))
            .collect(Collectors.joining("; "));
    boolean published = instances.stream().allMatch(Instance::hasPublished);
    return queues
        + "; running "
        + stage.oracle().running()
        + "; "
        + up
        + "; published "
        + published;
  }

  private void stopAll() {
    instances.forEach(one -> one.stop(Duration.ofSeconds(20)));
    if (until("the stop", () -> instances.stream().allMatch(Instance::isDown))) {
      stage.director().pass(Duration.ofMinutes(5));
      for (Instance instance : instances) {
        int left = instance.process().leftovers();
        if (left > 0) {
          stage.oracle().violation("leftovers", instance.process() + " has " + left + " left");
        }
      }
    }
  }
}
