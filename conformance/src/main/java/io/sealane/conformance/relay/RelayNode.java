package io.sealane.conformance.relay;

import io.sealane.conformance.time.TestTime;
import io.sealane.error.Failure;
import io.sealane.store.outbox.Outbox;
import io.sealane.store.outbox.Relay;
import io.sealane.store.outbox.RelayObserver;
import io.sealane.store.outbox.RelaySettings;
import io.sealane.transport.Topic;
import io.sealane.transport.Transport;
import io.sealane.transport.send.BatchSettings;
import io.sealane.transport.send.OutgoingMessage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An instance of the application, in so far as it relays; it can die. */
public final class RelayNode implements RelayObserver {

  private final MortalTime mortal;
  private final Relay relay;
  private final Queue<OutgoingMessage> held = new ConcurrentLinkedQueue<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  RelayNode(
      Outbox outbox, Transport destination, List<Topic> topics, TestTime time, Duration skew) {
    this.mortal = new MortalTime(time.scheduler(), time.executor(), skew);
    Map<Topic, Transport> destinations = new LinkedHashMap<>();
    topics.forEach(topic -> destinations.put(topic, destination));
    this.relay =
        outbox.relay(
            new RelaySettings(
                destinations,
                BatchSettings.DEFAULTS,
                mortal,
                mortal::execute,
                new Random(7),
                this));
  }

  /** Ends it without a word: nothing of it runs any more, and nothing is given back. */
  public void kill() {
    mortal.die();
    mortal.goOn();
  }

  /** Lets it stand still wherever it is, as a collection of garbage does, or a machine on hold. */
  public void pause() {
    mortal.standStill();
  }

  /** Lets it go on as if nothing had happened. */
  public void resume() {
    mortal.goOn();
  }

  /** How often it has taken up its work again since it stood still. */
  public int turns() {
    return mortal.tasks();
  }

  /** Stops it as it should be. */
  public void stop() {
    mortal.goOn();
    if (!mortal.isDead()) {
      mortal.awaitQuietly(relay.stop(Duration.ofSeconds(5)));
    }
  }

  /** Whether nothing is left but what is held. */
  public boolean isDrained() {
    return mortal.awaitQuietly(relay.isDrained());
  }

  /** What it said that it holds. */
  public List<OutgoingMessage> held() {
    return List.copyOf(held);
  }

  /** What it said that went wrong with topics. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void relayed(String topic, OutgoingMessage message, String brokerId) {
    // The destination knows better.
  }

  @Override
  public void held(String topic, OutgoingMessage message, Failure failure, Duration retryIn) {
    held.add(message);
  }

  @Override
  public void failed(String topic, Failure failure, Duration retryIn) {
    failures.add(topic + ": " + failure.reason());
  }
}
