package io.sealane.simulation.oracle;

import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.time.SimScheduler;
import io.sealane.simulation.world.SubscriptionPlan;
import io.sealane.simulation.world.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is known so far; shared by all that watch. */
final class History {

  private record Key(String subscription, String id) {}

  final World world;
  final SimScheduler life;
  final Consumer<FaultKind> hits;
  final Violations violations;

  /** The ids that somebody else uses as well. */
  final Set<String> conflicts = new HashSet<>();

  /** The ids that a call to publish did not get through: whoever called publishes them again. */
  final Set<String> refused = new HashSet<>();

  /** When the last stop of a process's application began. */
  final Map<SimProcess, Long> stopped = new HashMap<>();

  private final Map<Key, Fate> fates = new LinkedHashMap<>();
  private final Map<Key, Fate> byMessage = new HashMap<>();
  private final Map<String, List<Lease>> leases = new HashMap<>();
  private final Map<SimProcess, Long> lastFreeze = new HashMap<>();

  History(World world, SimScheduler life, Consumer<FaultKind> hits) {
    this.world = world;
    this.life = life;
    this.hits = hits;
    this.violations = new Violations(life.trace());
  }

  long now() {
    return life.now();
  }

  Fate fate(String subscription, String eventId) {
    return fates.computeIfAbsent(
        new Key(subscription, eventId), key -> new Fate(plan(subscription), eventId));
  }

  Collection<Fate> fates() {
    return fates.values();
  }

  SubscriptionPlan plan(String subscription) {
    for (SubscriptionPlan plan : world.subscriptions()) {
      if (plan.name().equals(subscription)) {
        return plan;
      }
    }
    throw new IllegalArgumentException("no subscription '" + subscription + "'");
  }

  void message(String subscription, String messageId, Fate fate) {
    byMessage.put(new Key(subscription, messageId), fate);
  }

  @Nullable Fate ofMessage(String subscription, String messageId) {
    return byMessage.get(new Key(subscription, messageId));
  }

  List<Lease> leases(String messageId) {
    return leases.computeIfAbsent(messageId, id -> new ArrayList<>());
  }

  /** The delivery that a handler is called for; of two copies one that no handler has yet. */
  @Nullable Lease lease(String messageId, SimProcess client, int receive) {
    Lease found = null;
    for (Lease lease : leases(messageId)) {
      if (lease.client == client && lease.receive == receive) {
        boolean better = found == null || found.inUse || lease.until > found.until;
        found = better && (found == null || !lease.inUse) ? lease : found;
      }
    }
    return found;
  }

  /** Whether its client has another delivery of the message that looks the same. */
  boolean hasTwin(Lease lease) {
    for (Lease other : leases(lease.messageId)) {
      if (other != lease && other.client == lease.client && other.receive == lease.receive) {
        return true;
      }
    }
    return false;
  }

  void froze(SimProcess process) {
    lastFreeze.put(process, Long.MAX_VALUE);
  }

  void thawed(SimProcess process) {
    lastFreeze.put(process, now());
  }

  /** Whether the process stood still at some time since then. */
  boolean frozeSince(SimProcess process, long time) {
    return lastFreeze.getOrDefault(process, -1L) >= time;
  }
}
