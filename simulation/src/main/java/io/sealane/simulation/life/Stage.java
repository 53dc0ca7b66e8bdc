package io.sealane.simulation.life;

import io.sealane.simulation.broker.SimBroker;
import io.sealane.simulation.fault.Faults;
import io.sealane.simulation.oracle.Oracle;
import io.sealane.simulation.store.Inbox;
import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.time.SimScheduler;
import io.sealane.simulation.world.SimEvent;
import io.sealane.simulation.world.SubscriptionPlan;
import io.sealane.simulation.world.World;
import io.sealane.store.LeasedGuard;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** What outlives every process of a life. */
record Stage(
    World world,
    SimScheduler life,
    SimProcess director,
    SimBroker broker,
    Faults faults,
    Oracle oracle,
    LeasedGuard claims,
    Inbox inbox,
    SplittableRandom random,
    Map<String, Integer> plays) {

  Stage(
      World world,
      SimScheduler life,
      SimProcess director,
      SimBroker broker,
      Faults faults,
      Oracle oracle,
      LeasedGuard claims,
      SplittableRandom random) {
    this(
        world,
        life,
        director,
        broker,
        faults,
        oracle,
        claims,
        new Inbox(),
        random,
        new HashMap<>());
  }

  /** How often the event was played at the subscription before, wherever; counts this time. */
  int played(SubscriptionPlan plan, SimEvent event) {
    return plays.merge(plan.name() + event.number(), 1, Integer::sum) - 1;
  }
}
