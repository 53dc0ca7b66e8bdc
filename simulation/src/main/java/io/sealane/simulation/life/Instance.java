package io.sealane.simulation.life;

import io.sealane.consume.Disposition;
import io.sealane.consume.Subscription;
import io.sealane.simulation.store.GuardView;
import io.sealane.simulation.store.InboxView;
import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.world.KeyedEvent;
import io.sealane.simulation.world.PlainEvent;
import io.sealane.simulation.world.SubscriptionPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One instance of the application, through all its deaths. */
final class Instance {

  enum State {
    DOWN,
    STARTING,
    UP,
    STOPPING
  }

  private static final Duration TOO_LONG = Duration.ofMinutes(10);

  private final Stage stage;
  private final Application.Factory factory;
  private final int number;
  private final List<PublishingThread> threads = new ArrayList<>();
  private final Map<String, Integer> limits = new HashMap<>();
  private SimProcess process;
  private @Nullable Application application;
  private State state = State.DOWN;
  private int lives;
  private Object incarnation = "";

  Instance(Stage stage, Application.Factory factory, int number) {
    this.stage = stage;
    this.factory = factory;
    this.number = number;
    this.process = stage.life().process("app" + number);
    for (int i = number; i < stage.world().threads(); i += stage.world().instances()) {
      threads.add(new PublishingThread(stage, this, i));
    }
  }

  SimProcess process() {
    return process;
  }

  Object incarnation() {
    return incarnation;
  }

  boolean isUp() {
    return state == State.UP;
  }

  boolean isDown() {
    return state == State.DOWN;
  }

  boolean hasPublished() {
    return threads.stream().allMatch(PublishingThread::isDone);
  }

  /** The application, or null while nothing can be asked of it. */
  @Nullable Application application() {
    return isUp() ? application : null;
  }

  /** Starts a process, and in it the application and whoever publishes. */
  void boot() {
    if (process.isDead()) {
      process = stage.life().process("app" + number + "." + ++lives);
    }
    application = null;
    limits.clear();
    start();
    threads.forEach(PublishingThread::begin);
  }

  /** Starts the application, for the first time in this process or again. */
  void start() {
    state = State.STARTING;
    SimProcess in = process;
    stage.oracle().stopped(in, false);
    in.fork(
        () -> {
          incarnation = in.name() + "#" + in.nanoTime();
          Application app = application != null ? application : create(in);
          application = app;
          stage
              .world()
              .subscriptions()
              .forEach(plan -> stage.oracle().limit(incarnation, plan.name(), limit(plan)));
          app.start();
          state = State.UP;
        });
  }

  private int limit(SubscriptionPlan plan) {
    return limits.getOrDefault(plan.name(), plan.concurrency());
  }

  /** Changes how many handlers of a subscription run at once; it must be up. */
  void limit(SubscriptionPlan plan, int limit) {
    Application app = application;
    if (app != null) {
      limits.put(plan.name(), limit);
      stage.oracle().limit(incarnation, plan.name(), limit);
      process.fork(() -> app.concurrency(plan.name(), limit));
    }
  }

  /** Brings it back up, whatever has happened to it. */
  void recover() {
    if (process.isDead()) {
      boot();
    } else {
      start();
    }
  }

  private Application create(SimProcess in) {
    return factory.create(
        new Application.Setting(
            in,
            in,
            factory.transport(stage.broker(), in),
            stage.world().topics(),
            stage.world().subscriptions().stream().map(plan -> subscription(plan, in)).toList(),
            stage.oracle().observer(in),
            stage.random().split()));
  }

  private Subscription subscription(SubscriptionPlan plan, SimProcess in) {
    Actor actor = new Actor(stage, plan, in, this::incarnation);
    Subscription subscription =
        Subscription.named(plan.name())
            .to(plan.topics().toArray(String[]::new))
            .onWithContext(PlainEvent.PlainPlaced.class, actor::handle)
            .onWithContext(PlainEvent.PlainFollowed.class, actor::handle)
            .onWithContext(KeyedEvent.KeyedPlaced.class, actor::handle)
            .onWithContext(KeyedEvent.KeyedFollowed.class, actor::handle)
            .concurrency(plan.concurrency())
            .lease(plan.lease(), Duration.ofHours(12))
            .timeout(plan.timeout())
            .retry(plan.retry())
            .expired(plan.expiredAreDead() ? Disposition.DEAD_LETTER : Disposition.SKIP);
    if (plan.headOfLine() != null) {
      subscription = subscription.ordered(plan.headOfLine());
    }
    Subscription guarded =
        switch (plan.guard()) {
          case NONE -> subscription.unguarded();
          case LEASED ->
              subscription.guardedBy(
                  new GuardView(
                      stage.claims(),
                      in,
                      stage.faults(),
                      stage.oracle().guard(),
                      this::crash,
                      () -> freeze(in, plan.lease().multipliedBy(3))));
          case TRANSACTIONAL ->
              subscription.guardedBy(
                  new InboxView(
                      stage.inbox(), in, stage.faults(), stage.oracle().guard(), this::crash));
        };
    return plan.failOpen() ? guarded.guardFailsOpen() : guarded;
  }

  /**
   * Dies, with all that runs in it, and comes back after a while if nobody brings it back before.
   */
  void crash() {
    SimProcess dead = process;
    dead.kill();
    state = State.DOWN;
    stage.oracle().crashed(dead);
    stage.inbox().crashed(dead);
    stage
        .director()
        .schedule(
            () -> {
              if (process == dead) {
                boot();
              }
            },
            Duration.ofSeconds(5));
  }

  /** Stands still from the next time that it waits on; a claim lasts for two leases. */
  private void freeze(SimProcess in, Duration time) {
    stage.oracle().froze(in);
    in.freeze();
    stage
        .director()
        .schedule(
            () -> {
              in.thaw();
              stage.oracle().thawed(in);
            },
            time);
  }

  /** Stops the application; it is down when all is off its hands. */
  void stop(Duration deadline) {
    Application app = application;
    SimProcess in = process;
    if (app == null) {
      return;
    }
    state = State.STOPPING;
    Object stopped = incarnation;
    stage.oracle().stopping(in);
    long began = in.nanoTime();
    in.fork(
        () -> {
          CompletableFuture<?> end = app.stop(deadline);
          try {
            in.await(end, TOO_LONG);
            state = State.DOWN;
            stage.oracle().stopped(in, true);
          } catch (ExecutionException | TimeoutException | InterruptedException e) {
            stage.oracle().violation("stop", in + " did not stop: " + e);
          }
        });
    stage
        .director()
        .schedule(() -> checkStopped(in, stopped, began), deadline.plus(Duration.ofMillis(200)));
  }

  private void checkStopped(SimProcess in, Object stopped, long began) {
    if (!in.isDead() && !in.isFrozen() && !stage.oracle().frozeSince(in, began)) {
      stage.oracle().stopped(stopped);
    }
  }
}
