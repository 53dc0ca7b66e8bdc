package io.sealane.simulation.life;

import io.sealane.consume.Subscription;
import io.sealane.event.Publication;
import io.sealane.observe.Observer;
import io.sealane.simulation.broker.SimBroker;
import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.world.World;
import io.sealane.time.Scheduler;
import io.sealane.transport.Topic;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.Selection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** An instance of the application under test, as the life drives it. */
public interface Application {

  /** Begins to consume and to publish; also again after a stop. May wait. */
  void start();

  /** Publishes; waits, and throws, as the publisher of Sealane does. */
  void publish(List<Publication> publications);

  /** Publishes without waiting, and throws, as the publisher of Sealane does. */
  CompletableFuture<Void> publishAsync(List<Publication> publications);

  /** Stops; completes when all is off its hands. */
  CompletableFuture<?> stop(Duration deadline);

  /** Changes how many handlers of a subscription run at once. */
  void concurrency(String subscription, int limit);

  /** Pauses a subscription. */
  void pause(String subscription);

  /** Resumes a subscription. */
  void resume(String subscription);

  /** Sends dead letters of a subscription back; completes with how many went. */
  CompletableFuture<Integer> redrive(String subscription, Selection selection, double perSecond);

  /** Makes instances of the application under test. */
  @FunctionalInterface
  interface Factory {
    /** An instance that is not started. */
    Application create(Setting setting);

    /** The world of that seed, without anything in it that they cannot have. */
    default World world(long seed) {
      return World.of(seed);
    }

    /** The broker as they see it from that process. */
    default Transport transport(SimBroker broker, SimProcess process) {
      return broker.transport(process);
    }
  }

  /**
   * What an instance is made of.
   *
   * @param scheduler its time
   * @param executor its threads
   * @param transport its broker
   * @param topics where it publishes
   * @param subscriptions what it consumes
   * @param observer who is told
   * @param random where its jitter comes from
   */
  record Setting(
      Scheduler scheduler,
      Executor executor,
      Transport transport,
      List<Topic> topics,
      List<Subscription> subscriptions,
      Observer observer,
      RandomGenerator random) {}
}
