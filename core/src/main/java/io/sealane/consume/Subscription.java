package io.sealane.consume;

import io.sealane.event.DomainEvent;
import io.sealane.store.Guard;
import io.sealane.translate.InboundTranslator;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A named consumer of one or more topics. It owns one queue, which all instances of the application
 * share: each event goes to one of them. Immutable: each method returns a new subscription.
 *
 * <p>An event goes to one handler: that of its own class, or else of its nearest supertype.
 */
public final class Subscription {

  private final Draft said;

  /** A private copy of everything, changed only before its subscription is handed out. */
  private static final class Draft implements Cloneable {
    final String name;
    List<String> topics = List.of();
    List<Handling> handlers = List.of();
    Flow flow = Flow.DEFAULT;
    RetryPolicy retry = RetryPolicy.standard();
    Guarding guarding = Guarding.DEFAULT;
    Dispositions dispositions = Dispositions.DEFAULT;
    Translation translation = Translation.NONE;
    @Nullable FailureHandler onFailure;

    Draft(String name) {
      this.name = name;
    }

    Draft copy() {
      try {
        return (Draft) clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }
  }

  /**
   * A handler and what it is for.
   *
   * @param type the type of the events, subtypes included
   * @param handler what handles them
   */
  public record Handling(Class<? extends DomainEvent> type, ContextHandler<DomainEvent> handler) {}

  private Subscription(Draft said) {
    this.said = said;
  }

  /**
   * A subscription of that name without topics or handlers yet.
   *
   * @param name 1 to 64 of {@code A-Z a-z 0-9 _ -}; checked when the application starts
   */
  public static Subscription named(String name) {
    return new Subscription(new Draft(Objects.requireNonNull(name, "name")));
  }

  /** Takes events from these topics too. */
  public Subscription to(String... topics) {
    return with(draft -> draft.topics = concat(draft.topics, List.of(topics)));
  }

  /** Handles events of that type, subtypes included where they have no handler of their own. */
  public <E extends DomainEvent> Subscription on(Class<E> type, EventHandler<? super E> handler) {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(handler, "handler");
    return onWithContext(type, (event, context) -> handler.handle(event));
  }

  /** The same, for a handler that wants to know about the delivery or to decide about it. */
  public <E extends DomainEvent> Subscription onWithContext(
      Class<E> type, ContextHandler<? super E> handler) {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(handler, "handler");
    Handling handling =
        new Handling(type, (event, context) -> handler.handle(type.cast(event), context));
    return with(draft -> draft.handlers = concat(draft.handlers, List.of(handling)));
  }

  /** Runs when an event is given up, before it becomes a dead letter. */
  public Subscription onFailure(FailureHandler handler) {
    Objects.requireNonNull(handler, "handler");
    return with(draft -> draft.onFailure = handler);
  }

  /** Runs at most that many handlers at once; 1 or more, 10 unless said. */
  public Subscription concurrency(int concurrency) {
    return with(draft -> draft.flow = draft.flow.withConcurrency(concurrency));
  }

  /**
   * Handles events of one key one after the other; the ones behind an event that fails wait. On a
   * topic without order this holds within this process only.
   */
  public Subscription ordered() {
    return ordered(HeadOfLine.BLOCK);
  }

  /** Handles events of one key one after the other. */
  public Subscription ordered(HeadOfLine headOfLine) {
    Objects.requireNonNull(headOfLine, "headOfLine");
    return with(draft -> draft.flow = draft.flow.inOrder(headOfLine));
  }

  /**
   * Holds a delivery for that long before extending it, and never longer than the maximum.
   *
   * @param lease 30 seconds unless said
   * @param max 12 hours unless said
   */
  public Subscription lease(Duration lease, Duration max) {
    Objects.requireNonNull(lease, "lease");
    Objects.requireNonNull(max, "max");
    return with(draft -> draft.flow = draft.flow.withLease(lease, max));
  }

  /** Cancels a handler that takes longer; 12 hours unless said. */
  public Subscription timeout(Duration timeout) {
    Objects.requireNonNull(timeout, "timeout");
    return with(draft -> draft.flow = draft.flow.withTimeout(timeout));
  }

  /** What follows when a handler throws; {@link RetryPolicy#standard()} unless said. */
  public Subscription retry(RetryPolicy retry) {
    Objects.requireNonNull(retry, "retry");
    return with(draft -> draft.retry = retry);
  }

  /** Keeps events from being handled twice by that guard instead of the application's. */
  public Subscription guardedBy(Guard guard) {
    Objects.requireNonNull(guard, "guard");
    return with(draft -> draft.guarding = new Guarding(true, guard, draft.guarding.failOpen()));
  }

  /** Handles an event as often as it comes: for handlers that are idempotent by themselves. */
  public Subscription unguarded() {
    return with(draft -> draft.guarding = new Guarding(false, null, false));
  }

  /** Handles events even while the guard's store does not answer; otherwise they come again. */
  public Subscription guardFailsOpen() {
    return with(
        draft ->
            draft.guarding = new Guarding(draft.guarding.guarded(), draft.guarding.guard(), true));
  }

  /** What becomes of bytes that are no event; dead letter unless said. */
  public Subscription undecodable(Disposition disposition) {
    Objects.requireNonNull(disposition, "disposition");
    return with(
        draft ->
            draft.dispositions =
                new Dispositions(
                    disposition, draft.dispositions.unknownType(), draft.dispositions.expired()));
  }

  /** What becomes of types that are in no catalogue; dead letter unless said. */
  public Subscription unknownType(Disposition disposition) {
    Objects.requireNonNull(disposition, "disposition");
    return with(
        draft ->
            draft.dispositions =
                new Dispositions(
                    draft.dispositions.undecodable(), disposition, draft.dispositions.expired()));
  }

  /** What becomes of events whose time is over; skipped and counted unless said. */
  public Subscription expired(Disposition disposition) {
    Objects.requireNonNull(disposition, "disposition");
    return with(
        draft ->
            draft.dispositions =
                new Dispositions(
                    draft.dispositions.undecodable(),
                    draft.dispositions.unknownType(),
                    disposition));
  }

  /** Reads messages of a foreign type tag as events of ours. */
  public Subscription translating(String tag, InboundTranslator translator) {
    Objects.requireNonNull(tag, "tag");
    Objects.requireNonNull(translator, "translator");
    return with(draft -> draft.translation = draft.translation.with(tag, translator));
  }

  /** Reads whatever no catalogue and no other translator knows as events of ours. */
  public Subscription translatingForeign(InboundTranslator translator) {
    Objects.requireNonNull(translator, "translator");
    return with(
        draft -> draft.translation = new Translation(draft.translation.byTag(), translator));
  }

  /** The name. */
  public String name() {
    return said.name;
  }

  /** The names of the topics, unmodifiable. */
  public List<String> topics() {
    return said.topics;
  }

  /** The handlers with the types that they are for, in the order of registration. */
  public List<Handling> handlers() {
    return said.handlers;
  }

  /** How many deliveries are held, for how long and in what order. */
  public Flow flow() {
    return said.flow;
  }

  /** What follows when a handler throws. */
  public RetryPolicy retry() {
    return said.retry;
  }

  /** What keeps an event from being handled twice. */
  public Guarding guarding() {
    return said.guarding;
  }

  /** What becomes of the messages that are not for a handler. */
  public Dispositions dispositions() {
    return said.dispositions;
  }

  /** Who reads foreign messages. */
  public Translation translation() {
    return said.translation;
  }

  /** What runs when an event is given up, or null. */
  public @Nullable FailureHandler onFailure() {
    return said.onFailure;
  }

  private Subscription with(Consumer<Draft> change) {
    Draft draft = said.copy();
    change.accept(draft);
    return new Subscription(draft);
  }

  private static <T> List<T> concat(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
