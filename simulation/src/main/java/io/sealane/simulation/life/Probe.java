package io.sealane.simulation.life;

import io.sealane.error.ClosedException;
import io.sealane.error.PublishException;
import io.sealane.event.Publication;
import io.sealane.observe.Health;
import io.sealane.simulation.broker.Copy;
import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.world.KeyedEvent;
import io.sealane.simulation.world.PlainEvent;
import io.sealane.simulation.world.SimEvent;
import io.sealane.simulation.world.SubscriptionPlan;
import io.sealane.transport.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * When all trouble is over, every instance must be as good as new: healthy, and with all its
 * permits.
 */
final class Probe {

  /** So often in a row: what is held and does not run may wait half a second to be settled. */
  private static final int LOOKS = 3;

  private final Stage stage;
  private final List<Instance> instances;

  Probe(Stage stage, List<Instance> instances) {
    this.stage = stage;
    this.instances = instances;
  }

  void run() {
    // A consumer that has failed may wait for a minute, and learns from its next poll that all is
    // well.
    stage.director().pass(Duration.ofSeconds(100));
    checkHealth();
    publish();
    Map<String, String> idle = new TreeMap<>();
    Map<String, Integer> looks = new HashMap<>();
    Set<String> full = new HashSet<>();
    // After an outage of something downstream one handler tries alone: let it return first.
    stage.director().pass(Duration.ofSeconds(3));
    for (int i = 0; i < 6; i++) {
      stage.director().pass(Duration.ofMillis(500));
      Map<String, String> now = new TreeMap<>();
      look(now, full);
      looks.keySet().retainAll(now.keySet());
      now.keySet().forEach(who -> looks.merge(who, 1, Integer::sum));
      now.keySet().removeIf(who -> looks.getOrDefault(who, 0) < LOOKS);
      idle.putAll(now);
    }
    idle.keySet().removeAll(full);
    if (stage.world().broker().inFlightCap() > 1_000) {
      idle.values().forEach(what -> stage.oracle().violation("permits", what));
    }
    trickle();
    for (int i = 0; i < 60 && !isEmpty(); i++) {
      stage.director().pass(Duration.ofSeconds(10));
    }
    if (!isEmpty()) {
      stage.oracle().violation("stuck", "probes are still there after ten minutes");
    }
  }

  private boolean isEmpty() {
    return stage.world().subscriptions().stream()
        .allMatch(plan -> stage.broker().backlog(plan.name()).isEmpty());
  }

  /** However steadily events come, each is published soon. */
  private void trickle() {
    Instance publisher = instances.get(instances.size() - 1);
    for (int i = 0; i < 12; i++) {
      int number = SubscriptionPlan.TRICKLE + i;
      publisher.process().fork(() -> trickle(publisher, number));
      stage.director().pass(Duration.ofMillis(100));
    }
    stage.director().pass(Duration.ofSeconds(5));
  }

  private void trickle(Instance publisher, int number) {
    Application application = publisher.application();
    long began = stage.life().now();
    if (application != null) {
      SimEvent event = event(stage.world().topics().get(0), number);
      application.publish(List.of(Publication.of(event).withId(event.id())));
    }
    Duration took = Duration.ofNanos(stage.life().now() - began);
    if (took.compareTo(Duration.ofMillis(500)) > 0) {
      stage.oracle().violation("slow publish", number + " took " + took);
    }
  }

  private static SimEvent event(Topic topic, int number) {
    return topic.ordered()
        ? new KeyedEvent.KeyedPlaced(number, "probe" + number, "")
        : new PlainEvent.PlainPlaced(number, "probe" + number, "");
  }

  private void checkHealth() {
    for (Instance instance : instances) {
      stage
          .oracle()
          .health(instance.process())
          .forEach(
              (subscription, health) -> {
                if (!health.equals(Health.UP)) {
                  stage
                      .oracle()
                      .violation("health", instance.process() + " " + subscription + ": " + health);
                }
              });
    }
  }

  private void publish() {
    int permits =
        stage.world().subscriptions().stream().mapToInt(p -> p.concurrency()).max().orElse(1);
    Instance publisher = instances.get(0);
    SimProcess process = publisher.process();
    List<Publication> probes = new ArrayList<>();
    for (Topic topic : stage.world().topics()) {
      for (int i = 0; i < 2 * permits * instances.size() + 3; i++) {
        int number = SubscriptionPlan.PROBES + probes.size();
        SimEvent event = event(topic, number);
        probes.add(Publication.of(event).withId(event.id()));
      }
    }
    process.fork(
        () -> {
          Application application = publisher.application();
          try {
            if (application != null) {
              application.publish(probes);
            }
          } catch (PublishException | ClosedException e) {
            stage.oracle().violation("probe", "could not be published: " + e);
          }
        });
  }

  /** Who has free permits although there is something to do, and who has used all of them. */
  private void look(Map<String, String> idle, Set<String> full) {
    for (SubscriptionPlan plan : stage.world().subscriptions()) {
      long ready = stage.broker().backlog(plan.name()).ready();
      for (Instance instance : instances) {
        int running = stage.oracle().running(instance.incarnation(), plan.name());
        int limit = stage.oracle().limitOf(instance.incarnation(), plan.name());
        long held = held(plan, instance.process());
        String who = instance.process() + " " + plan.name();
        if (running >= limit) {
          full.add(who);
        } else if (ready > 0 || held > running) {
          idle.put(
              who,
              (who + " runs " + running + " of " + limit)
                  + (", holds " + held + ", " + ready + " are ready"));
        }
      }
    }
  }

  private long held(SubscriptionPlan plan, SimProcess process) {
    return stage.broker().copies(plan.name()).stream().filter(copy -> holds(copy, process)).count();
  }

  private boolean holds(Copy copy, SimProcess process) {
    return copy.holder() == process && copy.leaseEnd() > stage.life().now();
  }
}
