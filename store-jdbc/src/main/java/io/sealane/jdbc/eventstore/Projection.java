package io.sealane.jdbc.eventstore;

import io.sealane.consume.EventHandler;
import io.sealane.consume.Subscription;
import io.sealane.event.DomainEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A catch-up subscription: reads all events of a store, the old ones first and then what is
 * appended, and applies them in order to a read model on the same database. Each batch is one
 * transaction with the checkpoint, so that each event has its effect once, whatever crashes when.
 * Immutable: each method returns a new projection.
 *
 * <p>An event goes to one handler: that of its own class, or else of its nearest supertype. One
 * without a handler is passed over.
 */
public final class Projection {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  private final String name;
  private final ProjectionHandlers handlers;
  private final Pace pace;
  private final @Nullable Instant start;
  private final boolean skipping;

  /** How it reads. */
  record Pace(int batch, Duration poll) {}

  private Projection(
      String name,
      ProjectionHandlers handlers,
      Pace pace,
      @Nullable Instant start,
      boolean skipping) {
    this.name = name;
    this.handlers = handlers;
    this.pace = pace;
    this.start = start;
    this.skipping = skipping;
  }

  /**
   * A projection of that name, under which its checkpoint is kept, without handlers yet.
   *
   * @param name 1 to 100 of {@code A-Z a-z 0-9 . _ -}
   */
  public static Projection named(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a projection's name is 1 to 100 of A-Z a-z 0-9 . _ -");
    }
    Pace pace = new Pace(500, Duration.ofSeconds(1));
    return new Projection(name, ProjectionHandlers.NONE, pace, null, false);
  }

  /** Applies events of that type; the store's {@code TransactionContext} has the transaction. */
  public <E extends DomainEvent> Projection on(Class<E> type, EventHandler<? super E> handler) {
    Objects.requireNonNull(handler, "handler");
    return onWithContext(type, (event, context) -> handler.handle(event));
  }

  /** The same, for a handler that wants to know the event's place, or the connection. */
  public <E extends DomainEvent> Projection onWithContext(
      Class<E> type, ProjectionHandler<? super E> handler) {
    Objects.requireNonNull(handler, "handler");
    return with(all -> all.and(type, (event, context) -> handler.apply(type.cast(event), context)));
  }

  /**
   * Replays to a subscription: applies events by its handlers, and to no other subscription. They
   * run whatever its guard knows, and must not publish; where they try to do so by their context,
   * the projection stops.
   */
  public Projection handlersOf(Subscription subscription) {
    Projection replaying = this;
    for (Subscription.Handling one : subscription.handlers()) {
      ProjectionHandler<DomainEvent> handler =
          (event, context) ->
              one.handler().handle(event, new ReplayContext(subscription.name(), context));
      replaying = replaying.with(all -> all.and(one.type(), handler));
    }
    return replaying;
  }

  /** Begins with what was recorded at that time or later, when it runs for the first time. */
  public Projection from(Instant time) {
    return new Projection(name, handlers, pace, Objects.requireNonNull(time, "time"), skipping);
  }

  /** Applies at most that many events in a transaction; 1 or more, 500 unless said. */
  public Projection batch(int events) {
    if (events < 1) {
      throw new IllegalArgumentException("a batch of " + events + " events");
    }
    return new Projection(name, handlers, new Pace(events, pace.poll), start, skipping);
  }

  /** Looks that often for new events where there are none; more than zero, 1 second unless said. */
  public Projection poll(Duration interval) {
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("a poll every " + interval);
    }
    return new Projection(name, handlers, new Pace(pace.batch, interval), start, skipping);
  }

  /**
   * Passes over events whose type is in no catalogue, for a store that several contexts share. They
   * stop the projection otherwise: it may be an old instance that does not know them yet.
   */
  public Projection skippingUnknownTypes() {
    return new Projection(name, handlers, pace, start, true);
  }

  /** The name. */
  public String name() {
    return name;
  }

  ProjectionHandlers handlers() {
    return handlers;
  }

  Pace pace() {
    return pace;
  }

  @Nullable Instant start() {
    return start;
  }

  boolean isSkipping() {
    return skipping;
  }

  private Projection with(UnaryOperator<ProjectionHandlers> change) {
    return new Projection(name, change.apply(handlers), pace, start, skipping);
  }
}
