package io.sealane.consume.pipeline;

import io.sealane.consume.handling.Outcome;
import io.sealane.consume.handling.Outcome.GivenUp;
import io.sealane.error.Failure;
import io.sealane.observe.Signal;
import io.sealane.observe.Subject;
import io.sealane.time.Backoff;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.send.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes dead letters. The letter is kept before its source is settled; while it cannot be kept, the
 * source stays.
 */
final class Burial {

  private static final Backoff AGAIN =
      Backoff.exponential(Duration.ofMillis(500), Duration.ofSeconds(30));
  private static final int TRIES_WHILE_HELD = 3;

  private final Parts parts;
  private final Brakes brakes;
  private final Consumer<Held> buried;
  private final Consumer<Held> keptBack;

  /**
   * A burial.
   *
   * @param buried the letter is kept: its source is to be settled
   * @param keptBack the letter could not be kept for now: its source is to come again
   */
  Burial(Parts parts, Brakes brakes, Consumer<Held> buried, Consumer<Held> keptBack) {
    this.parts = parts;
    this.brakes = brakes;
    this.buried = buried;
    this.keptBack = keptBack;
  }

  void bury(Held held, GivenUp why) {
    tryTo(held, why, 1);
  }

  private void tryTo(Held held, GivenUp why, int tries) {
    held.state = Held.State.BURYING;
    DeadLetter letter = letter(held.delivery, why);
    parts.ask(
        () -> parts.deadLetters().add(letter),
        (result, error) -> answered(held, why, tries, result));
  }

  /** How long a source is to stay away whose letter could not be kept. */
  Duration delay(Held held) {
    return AGAIN.after(parts.memory().failedBurials(held.messageId()), parts.random());
  }

  private void answered(Held held, GivenUp why, int tries, @Nullable SendResult result) {
    Subject subject = parts.signals().subject(held.delivery, why.metadata(), why.attempts());
    if (result instanceof SendResult.Accepted) {
      parts.signals().emit(new Signal.DeadLettered(subject, why.reason(), why.detail()));
      parts.memory().remember(held.messageId(), new Outcome.Done());
      if (held.state == Held.State.BURYING) {
        buried.accept(held);
      }
      return;
    }
    Failure failure = failure(result);
    parts.signals().emit(new Signal.NotDeadLettered(subject, failure));
    parts.memory().rememberFailedBurial(held.messageId(), why);
    if (held.state != Held.State.BURYING) {
      return;
    }
    held.state = Held.State.DELAYED;
    if (!brakes.isStopped() && isWorthHolding(failure, tries)) {
      parts.later(() -> again(held, why, tries + 1), delay(held));
    } else {
      keptBack.accept(held);
    }
  }

  /**
   * Where order is kept, a head holds its key until its letter is kept; elsewhere it is soon given
   * back. A letter that can never be kept is given back at once in any case: nothing would change
   * under a lease, but a broker that counts receives takes it out of the way by itself in the end.
   */
  private boolean isWorthHolding(Failure failure, int tries) {
    return failure.kind() != Failure.Kind.INVALID
        && (parts.subscription().flow().ordered() || tries < TRIES_WHILE_HELD);
  }

  private void again(Held held, GivenUp why, int tries) {
    if (held.state == Held.State.DELAYED) {
      tryTo(held, why, tries);
    }
  }

  private DeadLetter letter(Delivery delivery, GivenUp why) {
    Instant now = parts.scheduler().instant();
    Instant first = delivery.sentAt() != null ? delivery.sentAt() : now;
    return new DeadLetter(
        delivery.messageId(),
        why.eventId(),
        why.type(),
        parts.signals().subscription(),
        delivery.key(),
        delivery.body(),
        delivery.attributes(),
        new DeadLetter.Cause(why.reason(), why.detail(), why.attempts(), first, now));
  }

  private static Failure failure(@Nullable SendResult result) {
    Failure failure = result == null ? null : result.failure();
    return failure == null ? Failure.of(Failure.Kind.TRANSIENT, "the transport threw") : failure;
  }
}
