package io.sealane;

import io.sealane.consume.Subscription;
import io.sealane.consume.handling.DeliveryHandler;
import io.sealane.consume.handling.Signals;
import io.sealane.consume.pipeline.Memory;
import io.sealane.consume.pipeline.Parts;
import io.sealane.consume.pipeline.QueueConsumer;
import io.sealane.consume.pipeline.Stopping.Stopped;
import io.sealane.handoff.SerialLoop;
import io.sealane.observe.Health;
import io.sealane.observe.Health.State;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.receive.Backlog;
import io.sealane.transport.receive.Receiver;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One subscription through its starts and stops. Starts and stops are called one at a time. */
final class RunningSubscription implements SubscriptionControl {

  private static final Logger LOG = LoggerFactory.getLogger(Sealane.class);

  private final Subscription subscription;
  private final QueueSpec queue;
  private final Transport transport;
  private final DeliveryHandler handler;
  private final Signals signals;
  private final Surroundings around;
  private final Memory memory = new Memory();
  private final SerialLoop loop;
  private volatile int concurrency;
  private volatile @Nullable Running running;

  private record Running(QueueConsumer consumer, Receiver receiver) {}

  RunningSubscription(
      Subscription subscription,
      QueueSpec queue,
      Transport transport,
      DeliveryHandler handler,
      Signals signals,
      Surroundings around) {
    this.subscription = subscription;
    this.queue = queue;
    this.transport = transport;
    this.handler = handler;
    this.signals = signals;
    this.around = around;
    this.concurrency = subscription.flow().concurrency();
    this.loop =
        SerialLoop.of(
            error -> LOG.error("unexpected, in subscription '{}'", subscription.name(), error));
  }

  void start() {
    Receiver receiver = transport.receiver(queue);
    QueueConsumer consumer =
        new QueueConsumer(
            new Parts(
                subscription,
                receiver,
                transport.deadLetters(queue),
                transport.capabilities(),
                handler,
                around.executor(),
                around.renewals(),
                around.scheduler(),
                around.random(),
                signals,
                memory,
                loop));
    consumer.concurrency(concurrency);
    running = new Running(consumer, receiver);
    consumer.start();
  }

  Stopped stop(Duration deadline) {
    Running now = running;
    if (now == null) {
      return new Stopped(
          CompletableFuture.completedFuture(null), CompletableFuture.completedFuture(null));
    }
    return now.consumer().stop(deadline);
  }

  /** Whether nothing is held here and nothing waits in the queue. */
  CompletionStage<Boolean> isDrained() {
    Running now = running;
    return now == null
        ? CompletableFuture.completedFuture(true)
        : now.receiver()
            .backlog()
            .thenCombine(now.consumer().isIdle(), (backlog, idle) -> idle && backlog.isEmpty());
  }

  DeadLetterQueue letters() {
    return transport.deadLetters(queue);
  }

  Transport transport() {
    return transport;
  }

  void pause(String reason) {
    tell(consumer -> consumer.pause(reason));
  }

  private void tell(Consumer<QueueConsumer> order) {
    Running now = running;
    if (now != null) {
      order.accept(now.consumer());
    }
  }

  @Override
  public String name() {
    return subscription.name();
  }

  @Override
  public void concurrency(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("concurrency is 1 or more, not " + limit);
    }
    concurrency = limit;
    tell(consumer -> consumer.concurrency(limit));
  }

  @Override
  public void pause() {
    pause("paused by an operator");
  }

  @Override
  public void resume() {
    tell(QueueConsumer::resume);
  }

  @Override
  public Health health() {
    Running now = running;
    return now == null ? new Health(State.STOPPED, "not started") : now.consumer().health();
  }

  @Override
  public @Nullable Instant lastReceive() {
    Running now = running;
    return now == null ? null : now.consumer().lastReceive();
  }

  @Override
  public CompletionStage<Backlog> backlog() {
    Running now = running;
    return now == null
        ? CompletableFuture.completedStage(Backlog.UNKNOWN)
        : now.consumer().backlog();
  }
}
