package io.sealane.consume.pipeline;

import io.sealane.codec.EventCatalog;
import io.sealane.codec.json.JsonCodec;
import io.sealane.consume.ContextHandler;
import io.sealane.consume.Subscription;
import io.sealane.consume.handling.DeliveryHandler;
import io.sealane.consume.handling.MessageReader;
import io.sealane.consume.handling.Signals;
import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import io.sealane.handoff.SerialLoop;
import io.sealane.observe.Signal;
import io.sealane.observe.Tracing;
import io.sealane.time.ManualScheduler;
import io.sealane.transport.Capabilities;
import io.sealane.transport.Capability;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.send.SendLimits;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One consumer of a queue that is played by hand: nothing comes, is handled or confirmed, and no
 * time passes, but by a test.
 */
final class Belt {

  sealed interface Event extends DomainEvent {}

  record Parcel(String id) implements Event {}

  static final Duration SECOND = Duration.ofSeconds(1);
  static final Duration NANO = Duration.ofNanos(1);
  static final Duration WAIT = Duration.ofSeconds(20);
  static final Duration LEASE = Duration.ofSeconds(30);
  static final LeaseResult CONFIRMED = LeaseResult.Confirmed.INSTANCE;

  /** What a queue in the cloud promises. */
  static final Capabilities CLOUD =
      new Capabilities(
          Set.of(Capability.DELAYED_REDELIVERY, Capability.EXTENDABLE_LEASE),
          new SendLimits(10, 1_000_000, 1_000_000, 10, 0, false),
          10,
          10,
          WAIT,
          Duration.ofHours(12),
          Duration.ofMinutes(15));

  private static final JsonCodec CODEC = JsonCodec.of(EventCatalog.of("belt", Event.class));

  final ManualScheduler time = new ManualScheduler();
  final ScriptedReceiver queue = new ScriptedReceiver();
  final KeptLetters letters = new KeptLetters();
  final List<Signal> signals = new ArrayList<>();
  final QueueConsumer consumer;
  private final Deque<Runnable> handlers = new ArrayDeque<>();

  private Belt(Subscription subscription, Capabilities capabilities, @Nullable Executor executor) {
    Signals told = new Signals("belt", (signal, at) -> signals.add(signal), time);
    DeliveryHandler handler =
        new DeliveryHandler(
            subscription,
            new DeliveryHandler.Surroundings(
                new MessageReader(CODEC, subscription.translation(), publication -> metadata("-")),
                null,
                publication -> {},
                told,
                Tracing.noop(),
                time,
                new SplittableRandom(1)));
    consumer =
        new QueueConsumer(
            new Parts(
                subscription,
                queue,
                letters,
                capabilities,
                handler,
                executor == null ? handlers::addLast : executor,
                Runnable::run,
                time,
                new SplittableRandom(1),
                told,
                new Memory(),
                SerialLoop.of(
                    error -> {
                      throw new AssertionError(error);
                    })));
  }

  /** A subscription whose handler returns, to which a test says the rest. */
  static Subscription subscription() {
    return subscription((parcel, context) -> {});
  }

  static Subscription subscription(ContextHandler<Parcel> handler) {
    return Subscription.named("belt").to("parcels").onWithContext(Parcel.class, handler);
  }

  /** A consumer that was started. */
  static Belt of(Subscription subscription) {
    return of(subscription, CLOUD);
  }

  static Belt of(Subscription subscription, Capabilities capabilities) {
    Belt belt = new Belt(subscription, capabilities, null);
    belt.consumer.start();
    return belt;
  }

  /** A consumer that was started, whose handlers run there. */
  static Belt on(Executor executor, Subscription subscription) {
    Belt belt = new Belt(subscription, CLOUD, executor);
    belt.consumer.start();
    return belt;
  }

  /** What a queue in the cloud promises, but for how many entries one call takes. */
  static Capabilities settlingAtMost(int entries) {
    return new Capabilities(
        CLOUD.declared(),
        CLOUD.sending(),
        CLOUD.maxReceive(),
        entries,
        CLOUD.maxWait(),
        CLOUD.maxLease(),
        CLOUD.maxDelay());
  }

  private EventMetadata metadata(String id) {
    return new EventMetadata(
        id, "belt.Parcel", 1, "belt", time.instant(), null, id, null, null, Map.of(), null);
  }

  /** A first delivery of that message. */
  Delivery parcel(String id) {
    return parcel(id, null, 1);
  }

  Delivery parcel(String id, String key, int count) {
    byte[] body = CODEC.encode(new Envelope<>(new Parcel(id), metadata(id)));
    return new Delivery(id, key, body, Map.of(), count, null);
  }

  /** So many first deliveries, their numbers counted from the first. */
  Delivery[] parcels(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(number -> parcel(String.valueOf(number)))
        .toArray(Delivery[]::new);
  }

  /** How many handlers have a thread and have not returned. */
  int atWork() {
    return handlers.size();
  }

  /** The handler that has its thread for longest begins, and returns. */
  void handle() {
    handlers.removeFirst().run();
  }

  <S extends Signal> List<S> seen(Class<S> type) {
    return signals.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
