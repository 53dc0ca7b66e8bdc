package io.sealane;

import io.sealane.Places.Place;
import io.sealane.codec.Codec;
import io.sealane.codec.EventCatalog;
import io.sealane.codec.json.JsonCodec;
import io.sealane.consume.Subscription;
import io.sealane.event.DomainEvent;
import io.sealane.event.UuidV7;
import io.sealane.handoff.HandlerThreads;
import io.sealane.observe.Observer;
import io.sealane.observe.Tracing;
import io.sealane.publish.LocalHandler;
import io.sealane.publish.LocalHandlers;
import io.sealane.publish.LocalMetadataHandler;
import io.sealane.publish.Route;
import io.sealane.store.Guard;
import io.sealane.store.InMemoryGuard;
import io.sealane.store.outbox.Outbox;
import io.sealane.time.Scheduler;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.send.BatchSettings;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Assembles a {@link Sealane}. Used by one thread; nothing runs and nothing is checked before
 * {@link #start}.
 */
public final class SealaneBuilder {

  private final Transport transport;
  final List<Route> routes = new ArrayList<>();
  final List<EventCatalog> catalogs = new ArrayList<>();
  final List<Subscription> subscriptions = new ArrayList<>();
  LocalHandlers locals = LocalHandlers.none();
  private final List<Topic> foreign = new ArrayList<>();
  private final List<Place> elsewhere = new ArrayList<>();
  BatchSettings batching = BatchSettings.DEFAULTS;
  Duration publishWithin = Duration.ofSeconds(30);
  private final List<Observer> observers = new ArrayList<>();
  private Tracing tracing = Tracing.noop();
  private @Nullable Guard guard;
  @Nullable Outbox outbox;
  @Nullable Codec codec;
  @Nullable JsonMapper mapper;
  private @Nullable Scheduler scheduler;
  private @Nullable Executor executor;
  private @Nullable RandomGenerator random;
  private @Nullable Supplier<String> ids;
  Duration stopWithin = Duration.ofSeconds(30);

  SealaneBuilder(Transport transport) {
    this.transport = Objects.requireNonNull(transport, "transport");
  }

  /** Publishes every event of a catalogue; {@link Publish#to} says where to. */
  public Publish publish(EventCatalog catalog) {
    return new Publish(catalog);
  }

  /** A catalogue whose events have no topic yet. */
  public final class Publish {
    private final EventCatalog catalog;

    private Publish(EventCatalog catalog) {
      this.catalog = Objects.requireNonNull(catalog, "catalog");
    }

    /** To these topics, each of them. */
    public SealaneBuilder to(Topic topic, Topic... more) {
      read(catalog);
      return route(Route.of(catalog).to(topic).to(more));
    }
  }

  /** Publishes along a route; {@link #read} makes the catalogue of its events known. */
  public SealaneBuilder route(Route route) {
    routes.add(Objects.requireNonNull(route, "route"));
    return this;
  }

  /** Knows the events of these catalogues, without publishing them. */
  public SealaneBuilder read(EventCatalog... more) {
    List.of(more).stream().filter(one -> !catalogs.contains(one)).forEach(catalogs::add);
    return this;
  }

  /** Knows topics of somebody else, to which there are subscriptions here. */
  public SealaneBuilder topics(Topic... topics) {
    foreign.addAll(List.of(topics));
    return this;
  }

  /**
   * Keeps these topics within the process: the second ring.
   *
   * @param transport an in-memory one
   */
  public SealaneBuilder inProcess(Transport transport, Topic... topics) {
    Objects.requireNonNull(transport, "transport");
    for (Topic topic : List.of(topics)) {
      elsewhere.add(new Place(topic, transport));
    }
    return this;
  }

  /** Runs subscriptions. */
  public SealaneBuilder subscribe(Subscription... more) {
    subscriptions.addAll(List.of(more));
    return this;
  }

  /**
   * Handles events in the publisher's thread and therefore in its transaction, before anything
   * leaves: the first ring. What the handler throws fails the publish.
   */
  public <E extends DomainEvent> SealaneBuilder local(
      Class<E> type, LocalHandler<? super E> handler) {
    locals = locals.on(type, handler);
    return this;
  }

  /** The same, for a handler that wants to know the event's metadata. */
  public <E extends DomainEvent> SealaneBuilder localWithMetadata(
      Class<E> type, LocalMetadataHandler<? super E> handler) {
    locals = locals.onWithMetadata(type, handler);
    return this;
  }

  /** Keeps events from being handled twice by that guard; one in memory unless said. */
  public SealaneBuilder guard(Guard guard) {
    this.guard = Objects.requireNonNull(guard, "guard");
    return this;
  }

  /** Keeps what is published within a transaction there, and sends it after the commit. */
  public SealaneBuilder outbox(Outbox outbox) {
    this.outbox = Objects.requireNonNull(outbox, "outbox");
    return this;
  }

  /** Writes and reads events by that codec; {@link JsonCodec} for all catalogues unless said. */
  public SealaneBuilder codec(Codec codec) {
    this.codec = Objects.requireNonNull(codec, "codec");
    return this;
  }

  /** Has {@link JsonCodec} take over the settings of a mapper; see {@link JsonCodec#with}. */
  public SealaneBuilder json(JsonMapper mapper) {
    this.mapper = Objects.requireNonNull(mapper, "mapper");
    return this;
  }

  /** Tells these observers what happens. */
  public SealaneBuilder observe(Observer... more) {
    observers.addAll(List.of(more));
    return this;
  }

  /** Publishes and handles within the spans of that tracing; none unless said. */
  public SealaneBuilder tracing(Tracing tracing) {
    this.tracing = Objects.requireNonNull(tracing, "tracing");
    return this;
  }

  /** How events are gathered into batches; {@link BatchSettings#DEFAULTS} unless said. */
  public SealaneBuilder batching(BatchSettings batching) {
    this.batching = Objects.requireNonNull(batching, "batching");
    return this;
  }

  /** Whose time it is; the machine's unless said. */
  public SealaneBuilder scheduler(Scheduler scheduler) {
    this.scheduler = Objects.requireNonNull(scheduler, "scheduler");
    return this;
  }

  /**
   * Where handlers run, which may block; unless said, virtual threads where the JVM has them,
   * daemon threads elsewhere. One that takes no more handlers makes its subscriptions wait until it
   * does again. Not closed by us.
   */
  public SealaneBuilder executor(Executor executor) {
    this.executor = Objects.requireNonNull(executor, "executor");
    return this;
  }

  /** Where jitter comes from; used by many threads at once. */
  public SealaneBuilder random(RandomGenerator random) {
    this.random = Objects.requireNonNull(random, "random");
    return this;
  }

  /** What makes event ids; {@link UuidV7} unless said. */
  public SealaneBuilder ids(Supplier<String> ids) {
    this.ids = Objects.requireNonNull(ids, "ids");
    return this;
  }

  /** How long a publish waits for its brokers, more than zero; 30 seconds unless said. */
  public SealaneBuilder publishWithin(Duration timeout) {
    this.publishWithin = Objects.requireNonNull(timeout, "timeout");
    return this;
  }

  /** How long {@link Sealane#close} may take, more than zero; 30 seconds unless said. */
  public SealaneBuilder stopWithin(Duration deadline) {
    this.stopWithin = Objects.requireNonNull(deadline, "deadline");
    return this;
  }

  /**
   * Checks all of it, makes ready what the transports need, and begins to consume.
   *
   * @throws io.sealane.error.ConfigurationException with every problem that was found; first those
   *     that can be known without the broker, and if there are none, those that it has
   * @throws IllegalStateException if the thread is interrupted while it waits for the broker
   */
  public Sealane start() {
    Sealane sealane = build();
    try {
      sealane.start();
    } catch (RuntimeException | Error e) {
      // Nobody gets hold of it, so nobody could end what has begun.
      sealane.close();
      throw e;
    }
    return sealane;
  }

  /**
   * Checks all of it. Nothing is asked, published or consumed before {@link Sealane#start}.
   *
   * @throws io.sealane.error.ConfigurationException with every problem that was found
   */
  public Sealane build() {
    return new Sealane(new Assembly(this, surroundings()).running(), stopWithin);
  }

  /**
   * What one of the transports would have to make ready, to review or to export; asks nothing.
   *
   * @throws io.sealane.error.ConfigurationException with every problem that was found
   */
  public Topology topology(Transport one) {
    return new Assembly(this, surroundings()).topology(one);
  }

  private Surroundings surroundings() {
    Scheduler time = scheduler != null ? scheduler : Scheduler.system();
    RandomGenerator jitter = random != null ? random : new Random();
    Executor handlers = executor != null ? executor : HandlerThreads.create();
    return new Surroundings(
        time,
        handlers,
        Surroundings.renewals(executor, time, handlers),
        jitter,
        ids != null ? ids : new UuidV7(time, new SplittableRandom(new SecureRandom().nextLong())),
        Observer.composite(observers),
        Tracing.shielded(tracing));
  }

  /** The application's guard, made when the first subscription needs it. */
  Guard guard(Scheduler scheduler) {
    Guard known = guard;
    if (known == null) {
      known = InMemoryGuard.create(scheduler);
      guard = known;
    }
    return known;
  }

  /** The topics that routes lead to, each once. */
  List<Topic> publishedTopics() {
    return routes.stream().flatMap(route -> route.topics().stream()).distinct().toList();
  }

  /** Which topic is where. */
  Places places() {
    return Places.of(transport, elsewhere, publishedTopics(), foreign);
  }
}
