package io.sealane.consume.handling;

import io.sealane.consume.ContextHandler;
import io.sealane.consume.Disposition;
import io.sealane.consume.Subscription;
import io.sealane.event.DomainEvent;
import io.sealane.event.EventMetadata;
import io.sealane.event.Publication;
import io.sealane.observe.Signal;
import io.sealane.observe.Signal.Skipped.Why;
import io.sealane.observe.Subject;
import io.sealane.observe.Tracing;
import io.sealane.store.Guard;
import io.sealane.time.Scheduler;
import io.sealane.transport.deadletter.DeadLetter.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Handles deliveries of one subscription, from bytes to outcome, in the calling thread. Safe for
 * use by many threads.
 */
public final class DeliveryHandler {

  private final Subscription subscription;
  private final MessageReader reader;
  private final Handlers handlers;
  private final GuardedRun guarded;
  private final Signals signals;
  private final Scheduler scheduler;
  private final RandomGenerator random;

  /**
   * What a handler needs from outside.
   *
   * @param guard what keeps an event from being handled twice, or null for nothing
   * @param publisher publishes for {@code EventContext.publish}
   */
  public record Surroundings(
      MessageReader reader,
      @Nullable Guard guard,
      Consumer<Publication> publisher,
      Signals signals,
      Tracing tracing,
      Scheduler scheduler,
      RandomGenerator random) {}

  /** The handling of a subscription's deliveries. */
  public DeliveryHandler(Subscription subscription, Surroundings around) {
    this.subscription = subscription;
    this.reader = around.reader();
    this.handlers = Handlers.of(subscription);
    this.signals = around.signals();
    this.scheduler = around.scheduler();
    this.random = around.random();
    Attempts attempts =
        new Attempts(
            subscription,
            signals,
            around.tracing(),
            scheduler,
            around.random(),
            around.publisher());
    this.guarded =
        new GuardedRun(
            around.guard(),
            subscription.guarding().failOpen(),
            subscription.flow().lease().multipliedBy(2),
            attempts,
            signals,
            scheduler,
            around.random());
  }

  /** Handles a delivery. Never throws but for want of memory. */
  public Outcome handle(Execution execution) {
    try {
      return read(execution);
    } catch (Throwable e) {
      return unexpected(execution, e);
    }
  }

  private Outcome read(Execution execution) {
    Reading reading = reader.read(execution.delivery());
    if (reading instanceof Reading.Unreadable bad) {
      return unreadable(execution, bad);
    }
    Reading.Events read = (Reading.Events) reading;
    if (read.events().isEmpty()) {
      return skipped(signals.subject(execution.delivery(), null, 0), Why.UNTRANSLATED);
    }
    for (Reading.Readable one : read.events()) {
      Outcome outcome = handle(execution, one);
      if (!(outcome instanceof Outcome.Done)) {
        return outcome;
      }
    }
    return new Outcome.Done();
  }

  private Outcome handle(Execution execution, Reading.Readable read) {
    DomainEvent event = read.envelope().event();
    EventMetadata metadata = read.envelope().metadata();
    execution.read(metadata);
    Subject subject = signals.subject(execution.delivery(), metadata, 0);
    if (metadata.isExpiredAt(scheduler.instant())) {
      return dispose(
          subscription.dispositions().expired(),
          subject,
          Why.EXPIRED,
          new Outcome.GivenUp(
              metadata,
              metadata.id(),
              metadata.type(),
              Reason.EXPIRED,
              "expired at " + metadata.expiresAt(),
              0));
    }
    Optional<ContextHandler<DomainEvent>> handler = handlers.find(event.getClass());
    if (handler.isEmpty()) {
      return skipped(subject, Why.NO_HANDLER);
    }
    return guarded.run(new Run(execution, event, metadata, read.fingerprint(), handler.get()));
  }

  /** What fails around the handler is a failed attempt all the same, so that it has an end. */
  private Outcome unexpected(Execution execution, Throwable error) {
    EventMetadata metadata = execution.metadata();
    Rounds rounds = new Rounds(subscription);
    int attempt = rounds.firstAttempt(execution);
    String what = Errors.describe(error);
    Subject subject = signals.subject(execution.delivery(), metadata, attempt);
    signals.emit(new Signal.Failed(subject, what, Duration.ZERO));
    if (rounds.isLast(execution)) {
      return new Outcome.GivenUp(
          metadata,
          metadata == null ? null : metadata.id(),
          metadata == null ? null : metadata.type(),
          Reason.EXHAUSTED,
          what,
          attempt);
    }
    Duration delay = subscription.retry().backoff().after(execution.failuresBefore() + 1, random);
    signals.emit(new Signal.Retrying(subject, delay));
    return new Outcome.Again(delay, true);
  }

  private Outcome unreadable(Execution execution, Reading.Unreadable bad) {
    Subject subject = signals.subject(execution.delivery(), null, 0);
    signals.emit(new Signal.Undecodable(subject, bad.reason()));
    Reason reason = bad.unknownType() ? Reason.UNKNOWN_TYPE : Reason.UNDECODABLE;
    return dispose(
        bad.unknownType()
            ? subscription.dispositions().unknownType()
            : subscription.dispositions().undecodable(),
        subject,
        bad.unknownType() ? Why.UNKNOWN_TYPE : Why.UNDECODABLE,
        new Outcome.GivenUp(null, bad.eventId(), bad.type(), reason, bad.reason(), 0));
  }

  private Outcome dispose(
      Disposition disposition, Subject subject, Why why, Outcome.GivenUp givenUp) {
    return switch (disposition) {
      case SKIP -> skipped(subject, why);
      case FAIL -> new Outcome.Halt(givenUp.reason() + ": " + givenUp.detail());
      case DEAD_LETTER -> givenUp;
    };
  }

  private Outcome skipped(Subject subject, Why why) {
    signals.emit(new Signal.Skipped(subject, why));
    return new Outcome.Done();
  }
}
