package io.sealane.publish.relay;

import io.sealane.error.Failure;
import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import io.sealane.store.outbox.Outbox;
import io.sealane.store.outbox.Relay;
import io.sealane.store.outbox.RelayObserver;
import io.sealane.store.outbox.RelaySettings;
import io.sealane.time.Scheduler;
import io.sealane.transport.Topic;
import io.sealane.transport.Transport;
import io.sealane.transport.send.BatchSettings;
import io.sealane.transport.send.OutgoingMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** An outbox's relay through its starts and stops, which are called one at a time. */
public final class EventRelay implements RelayObserver {

  private final @Nullable Outbox outbox;
  private final RelaySettings settings;
  private final Observer observer;
  private final AtomicLong sent = new AtomicLong();
  private volatile @Nullable Relay relay;

  /**
   * Not at work yet.
   *
   * @param outbox null if there is none, and so nothing to do
   * @param executor where it may block, however busy handlers are
   */
  @SuppressWarnings("this-escape") // Nobody calls before the start.
  public EventRelay(
      @Nullable Outbox outbox,
      Map<Topic, Transport> destinations,
      BatchSettings batching,
      Scheduler scheduler,
      Executor executor,
      RandomGenerator random,
      Observer observer) {
    this.outbox = outbox;
    this.observer = observer;
    this.settings = new RelaySettings(destinations, batching, scheduler, executor, random, this);
  }

  /** What keeps the outbox from working. */
  public List<String> problems() {
    return outbox == null ? List.of() : outbox.problems();
  }

  /** Begins. */
  public void start() {
    if (outbox != null && !settings.destinations().isEmpty()) {
      relay = outbox.relay(settings);
    }
  }

  /** Ends, and completes, never exceptionally, when it has; see {@link Relay#stop}. */
  public CompletableFuture<Void> stop(Duration deadline) {
    Relay now = relay;
    CompletableFuture<Void> done = new CompletableFuture<>();
    if (now == null) {
      done.complete(null);
    } else {
      now.stop(deadline).whenComplete((nothing, never) -> done.complete(null));
    }
    return done;
  }

  /** How many messages brokers have accepted from it. */
  public long sent() {
    return sent.get();
  }

  /** Whether nothing is left to send. */
  public CompletionStage<Boolean> isDrained() {
    Relay now = relay;
    return now == null ? CompletableFuture.completedFuture(true) : now.isDrained();
  }

  @Override
  public void relayed(String topic, OutgoingMessage message, String brokerId) {
    sent.incrementAndGet();
    tell(new Signal.Relayed(message.id(), topic, brokerId));
  }

  @Override
  public void held(String topic, OutgoingMessage message, Failure failure, Duration retryIn) {
    tell(new Signal.NotRelayed(message.id(), topic, failure, retryIn));
  }

  @Override
  public void failed(String topic, Failure failure, Duration retryIn) {
    tell(new Signal.RelayFailed(topic, failure, retryIn));
  }

  private void tell(Signal signal) {
    observer.on(signal, settings.scheduler().instant());
  }
}
