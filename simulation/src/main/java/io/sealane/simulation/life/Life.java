package io.sealane.simulation.life;

import io.sealane.simulation.broker.SimBroker;
import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.fault.Faults;
import io.sealane.simulation.oracle.Oracle;
import io.sealane.simulation.time.Crew;
import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.time.SimScheduler;
import io.sealane.simulation.time.Trace;
import io.sealane.simulation.world.World;
import io.sealane.store.InMemoryGuard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Lives a world from its beginning to its end. */
public final class Life {

  private static final long MAX_STEPS = 2_000_000;
  private static final Duration MAX_REAL = Duration.ofMinutes(2);

  private final World world;
  private final SimScheduler life;
  private final Faults faults;
  private final Oracle oracle;
  private final Stage stage;
  private final Application.Factory factory;

  private Life(World world, Crew crew, Application.Factory factory, boolean readable) {
    this.world = world;
    this.factory = factory;
    SplittableRandom random = new SplittableRandom(world.seed() ^ 0x5ea1a9eL);
    this.life = new SimScheduler(crew, random.split(), Trace.of(readable));
    this.faults = new Faults(world.faults(), world.seed(), life::now);
    this.oracle = new Oracle(world, life, faults::hit);
    SimProcess director = life.process("director");
    SimProcess broker = life.process("broker");
    SimProcess store = life.process("store");
    SimBroker sim = new SimBroker(world.broker(), broker, faults, oracle.ledger(), random.split());
    this.stage =
        new Stage(
            world,
            life,
            director,
            sim,
            faults,
            oracle,
            InMemoryGuard.create(store).withCapacity(10_000),
            random.split());
  }

  /**
   * Lives a world.
   *
   * @param crew the threads, which no other life may be using
   * @param factory makes the applications that live in it
   * @param readable whether to keep a trace to read, which costs time
   */
  public static Outcome live(
      World world, Crew crew, Application.Factory factory, boolean readable) {
    return new Life(world, crew, factory, readable).live();
  }

  private Outcome live() {
    List<String> violations =
        new ArrayList<>(
            life.run(stage.director(), new Director(stage, factory)::direct, MAX_STEPS, MAX_REAL));
    violations.addAll(oracle.violations());
    Map<FaultKind, Integer> hits = new EnumMap<>(FaultKind.class);
    for (FaultKind kind : FaultKind.values()) {
      if (faults.hits(kind) > 0) {
        hits.put(kind, faults.hits(kind));
      }
    }
    return new Outcome(
        world,
        List.copyOf(violations),
        hits,
        world.events(),
        life.trace().steps(),
        life.trace().hash(),
        oracle.highestRate(),
        life.trace().lines());
  }
}
