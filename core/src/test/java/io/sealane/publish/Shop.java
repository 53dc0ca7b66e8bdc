package io.sealane.publish;

import io.sealane.codec.Codec;
import io.sealane.codec.Decoded;
import io.sealane.codec.EventCatalog;
import io.sealane.codec.EventTypes;
import io.sealane.error.CodecException;
import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import io.sealane.store.outbox.Outbox;
import io.sealane.time.Backoff;
import io.sealane.time.ManualScheduler;
import io.sealane.time.Scheduler;
import io.sealane.transport.Topic;
import io.sealane.transport.send.BatchSettings;
import io.sealane.transport.send.Batcher;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.ScriptedSender;
import io.sealane.transport.send.SendLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A shop whose publisher the tests put together; time and ids are theirs. */
final class Shop {

  sealed interface OrderEvent extends DomainEvent {
    String orderId();

    @Override
    default String key() {
      return orderId();
    }
  }

  record OrderCompleted(String orderId, long total) implements OrderEvent {}

  record OrderCancelled(String orderId, String reason) implements OrderEvent {}

  record OrderReferred(String reference) implements DomainEvent {}

  /** In no catalogue. */
  record TillOpened(int till) implements DomainEvent {}

  static final EventCatalog CATALOG = EventCatalog.of("orders", OrderEvent.class);
  static final EventCatalog REFERENCES = EventCatalog.of("references", OrderReferred.class);
  static final Topic ORDERS = Topic.of("orders");
  static final Topic AUDIT = Topic.ordered("audit");

  final ManualScheduler time = new ManualScheduler();
  final Map<String, ScriptedSender> senders = new HashMap<>();
  final List<Signal> signals = new ArrayList<>();
  private final List<Route> routes = new ArrayList<>();
  private LocalHandlers handlers = LocalHandlers.none();
  private Observer observer = Observer.noop();
  private Duration timeout = PublisherAssembly.DEFAULT_TIMEOUT;
  private boolean interrupt;
  private @Nullable Outbox outbox;
  private int ids;

  Shop() {
    senders.put("orders", ScriptedSender.answering(ScriptedSender::accept));
    senders.put("audit", ScriptedSender.answering(ScriptedSender::accept));
  }

  Shop route(Route route) {
    routes.add(route);
    return this;
  }

  Shop sender(String topic, ScriptedSender sender) {
    senders.put(topic, sender);
    return this;
  }

  <E extends DomainEvent> Shop on(Class<E> type, LocalHandler<? super E> handler) {
    handlers = handlers.on(type, handler);
    return this;
  }

  <E extends DomainEvent> Shop onWithMetadata(
      Class<E> type, LocalMetadataHandler<? super E> handler) {
    handlers = handlers.onWithMetadata(type, handler);
    return this;
  }

  Shop observed() {
    observer = (signal, at) -> signals.add(signal);
    return this;
  }

  Shop timeout(Duration timeout) {
    this.timeout = timeout;
    return this;
  }

  Shop outbox(Outbox outbox) {
    this.outbox = outbox;
    return this;
  }

  /** The publisher's waiting is interrupted as soon as it begins. */
  Shop interruptedWhileWaiting() {
    interrupt = true;
    return this;
  }

  PublisherAssembly assembly() {
    Map<String, Batcher> batchers = new HashMap<>();
    senders.forEach((topic, sender) -> batchers.put(topic, batcher(topic, sender)));
    return new PublisherAssembly(
        EventTypes.of(CATALOG, REFERENCES),
        routes,
        handlers,
        new LineCodec(),
        batchers,
        observer,
        interrupt ? new InterruptingScheduler(time) : time,
        () -> "id-" + ++ids,
        timeout,
        outbox);
  }

  RoutedPublisher open() {
    return assembly().assemble();
  }

  private Batcher batcher(String topic, ScriptedSender sender) {
    BatchSettings settings =
        BatchSettings.DEFAULTS
            .withOrdered(topic.equals("audit"))
            .withRetries(2, Backoff.fixed(Duration.ofMillis(100)));
    return Batcher.of(
        sender, new SendLimits(10, 10_000, 100_000, 10, 0, true), settings, time, new Random(1));
  }

  /** What was sent to the topic, in order, batch by batch. */
  List<OutgoingMessage> sent(String topic) {
    return senders.get(topic).batches.stream().flatMap(List::stream).toList();
  }

  /** The bodies that were sent to the topic. */
  List<String> bodies(String topic) {
    return sent(topic).stream()
        .map(message -> new String(message.body(), StandardCharsets.UTF_8))
        .toList();
  }

  /** Time in which whoever waits is interrupted at once. */
  private record InterruptingScheduler(Scheduler time) implements Scheduler {

    @Override
    public Instant instant() {
      return time.instant();
    }

    @Override
    public long nanoTime() {
      return time.nanoTime();
    }

    @Override
    public Timer schedule(Runnable task, Duration delay) {
      return time.schedule(task, delay);
    }

    @Override
    public <T> T await(CompletionStage<T> stage, Duration timeout) throws InterruptedException {
      throw new InterruptedException();
    }
  }

  /** Writes what a test wants to read: type, id, key, event. Refuses what has {@code BAD} in it. */
  static final class LineCodec implements Codec {

    @Override
    public byte[] encode(Envelope<? extends DomainEvent> envelope) {
      if (envelope.event().toString().contains("BAD")) {
        throw new CodecException("event '" + envelope.metadata().type() + "' is bad", null);
      }
      String line =
          envelope.metadata().type()
              + (" " + envelope.metadata().id())
              + (" " + envelope.metadata().key())
              + (" " + envelope.event());
      return line.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Decoded decode(byte[] body, Map<String, String> attributes) {
      throw new UnsupportedOperationException("nobody reads here");
    }
  }
}
