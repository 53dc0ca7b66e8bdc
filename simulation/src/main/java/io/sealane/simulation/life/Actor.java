package io.sealane.simulation.life;

import io.sealane.consume.EventContext;
import io.sealane.event.Publication;
import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.oracle.Attempt;
import io.sealane.simulation.oracle.Oracle;
import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.world.Behaviour;
import io.sealane.simulation.world.KeyedEvent;
import io.sealane.simulation.world.PlainEvent;
import io.sealane.simulation.world.Script;
import io.sealane.simulation.world.SimEvent;
import io.sealane.simulation.world.SubscriptionPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** The handlers of a subscription at an instance: they do what the script says. */
final class Actor {

  /** What a handler throws that is an error and no exception. */
  private static final class SomeError extends Error {
    private static final long serialVersionUID = 1L;

    SomeError() {
      super("an error", null, false, false);
    }
  }

  private final Stage stage;
  private final SubscriptionPlan plan;
  private final SimProcess process;
  private final Supplier<Object> incarnation;

  Actor(Stage stage, SubscriptionPlan plan, SimProcess process, Supplier<Object> incarnation) {
    this.stage = stage;
    this.plan = plan;
    this.process = process;
    this.incarnation = incarnation;
  }

  void handle(SimEvent event, EventContext context) throws Exception {
    process.live();
    Oracle oracle = stage.oracle();
    Attempt attempt = oracle.started(process, incarnation.get(), plan, event, context);
    try {
      if (play(event, context)) {
        oracle.returned(attempt);
      } else {
        oracle.decided(attempt);
      }
    } catch (InterruptedException e) {
      oracle.interrupted(attempt);
      throw e;
    } finally {
      oracle.failed(attempt);
    }
  }

  /** Does it; whether there is an effect. */
  private boolean play(SimEvent event, EventContext context) throws Exception {
    Script script = plan.script(event.number());
    Behaviour behaviour = script.behaviour();
    FaultKind kind = behaviour.fault();
    boolean again = stage.played(plan, event) < script.times();
    boolean ends = script.times() > 0;
    if (kind != null && (again || !ends)) {
      stage.faults().hit(kind);
    }
    if (ends && !again) {
      return true;
    }
    switch (behaviour) {
      case SLOW, OVER_LEASE, HANGS -> process.sleep(script.takes());
      case STUBBORN -> process.pass(script.takes());
      case FAILS, POISONED -> throw new IllegalStateException("fails as planned");
      case NOT_RETRYABLE -> throw new IllegalArgumentException("is wrong as planned");
      case ERROR -> throw new SomeError();
      case SELF_INTERRUPT -> Thread.currentThread().interrupt();
      case DOWNSTREAM -> throw new UncheckedIOException(new IOException("is down as planned"));
      case PUBLISHES -> publish(event, context);
      case REJECTS -> context.reject("as planned");
      case RETRIES_LATER -> context.retryAfter(script.takes());
      default -> {
        // returns at once
      }
    }
    return behaviour != Behaviour.REJECTS && behaviour != Behaviour.RETRIES_LATER;
  }

  private void publish(SimEvent event, EventContext context) {
    int number = event.number() + 10_000 * (1 + stage.world().subscriptions().indexOf(plan));
    SimEvent next =
        event instanceof KeyedEvent
            ? new KeyedEvent.KeyedFollowed(number, event.key())
            : new PlainEvent.PlainFollowed(number, "followed");
    context.publish(Publication.of(next).withId(next.id()));
  }
}
