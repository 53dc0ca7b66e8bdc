package io.sealane.consume.handling;

import io.sealane.consume.FailureHandler;
import io.sealane.consume.HandlingFailure;
import io.sealane.consume.RetryPolicy;
import io.sealane.consume.Subscription;
import io.sealane.error.GuardUnavailableException;
import io.sealane.event.Causation;
import io.sealane.event.Publication;
import io.sealane.observe.Signal;
import io.sealane.observe.Subject;
import io.sealane.observe.Tracing;
import io.sealane.store.TransactionalGuard.Verdict;
import io.sealane.time.Scheduler;
import io.sealane.transport.deadletter.DeadLetter.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Runs a handler as often as the retry policy allows within one delivery. */
final class Attempts {

  /** Calls the handler within whatever has to be around it, such as a transaction. */
  @FunctionalInterface
  interface Surrounding {
    Verdict around(Execution.Body handler) throws Exception;
  }

  /** How a handler that decided for itself leaves its surrounding: what it did is rolled back. */
  private static final class DecidedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DecidedException() {
      super("the handler decided", null, false, false);
    }
  }

  private final Subscription subscription;
  private final Rounds rounds;
  private final Signals signals;
  private final Tracing tracing;
  private final Scheduler scheduler;
  private final RandomGenerator random;
  private final Consumer<Publication> publisher;

  Attempts(
      Subscription subscription,
      Signals signals,
      Tracing tracing,
      Scheduler scheduler,
      RandomGenerator random,
      Consumer<Publication> publisher) {
    this.subscription = subscription;
    this.rounds = new Rounds(subscription);
    this.signals = signals;
    this.tracing = tracing;
    this.scheduler = scheduler;
    this.random = random;
    this.publisher = publisher;
  }

  /** Runs the handler until it returns or the policy has another way. */
  Outcome run(Run run, Surrounding surrounding) throws GuardUnavailableException {
    int attempt = rounds.firstAttempt(run.execution());
    for (int left = policy().immediate(); ; left--, attempt++) {
      Outcome outcome = attempt(run, attempt, left > 0, surrounding);
      if (outcome != null) {
        return outcome;
      }
    }
  }

  /** One attempt; null if another is to follow at once. */
  private @Nullable Outcome attempt(Run run, int attempt, boolean mayRepeat, Surrounding around) {
    Subject subject = subject(run, attempt);
    DeliveryContext context =
        new DeliveryContext(
            subscription.name(), run.metadata(), run.execution(), attempt, publisher);
    signals.emit(new Signal.Started(subject));
    long start = scheduler.nanoTime();
    try {
      Verdict verdict = traced(run, context, () -> around.around(() -> call(run, context)));
      return returned(verdict, subject, start);
    } catch (GuardUnavailableException e) {
      throw e;
    } catch (DecidedException e) {
      return decided(run, context, subject);
    } catch (Throwable e) {
      signals.emit(new Signal.Failed(subject, Errors.describe(e), since(start)));
      return failed(run, context, e, mayRepeat);
    }
  }

  /** What is around the handler is within its span: the commit of a transaction belongs to it. */
  private <T> T traced(Run run, DeliveryContext context, Callable<T> body) throws Exception {
    Tracing.Span span = tracing.handling(subscription.name(), run.metadata(), context.attempt());
    Throwable error = null;
    try {
      return body.call();
    } catch (DecidedException e) {
      throw e;
    } catch (Throwable e) {
      error = e;
      throw e;
    } finally {
      span.leave();
      span.end(error);
    }
  }

  private void call(Run run, DeliveryContext context) throws Exception {
    Causation.during(
        run.metadata(),
        () -> run.execution().interruptibly(() -> run.handler().handle(run.event(), context)));
    if (context.rejected() != null || context.retryAfter() != null) {
      throw new DecidedException();
    }
  }

  private Outcome returned(Verdict verdict, Subject subject, long start) {
    switch (verdict) {
      case HANDLED:
        signals.emit(new Signal.Handled(subject, since(start)));
        return new Outcome.Done();
      case DUPLICATE:
        signals.emit(new Signal.Deduplicated(subject));
        return new Outcome.Done();
      default:
        return GuardedRun.conflict(subject);
    }
  }

  private Outcome decided(Run run, DeliveryContext context, Subject subject) {
    Duration delay = context.retryAfter();
    if (delay != null) {
      signals.emit(new Signal.Retrying(subject, delay));
      return new Outcome.Again(delay, false);
    }
    String reason = String.valueOf(context.rejected());
    return giveUp(run, context, new HandlingFailure(Reason.REJECTED, reason, null));
  }

  private @Nullable Outcome failed(
      Run run, DeliveryContext context, Throwable error, boolean mayRepeat) {
    if (run.execution().isClaimOver(scheduler.nanoTime())) {
      // The process may have stood still; nobody has had the time to say so.
      run.execution().cancel(Execution.Cancellation.LEASE_LOST);
    }
    Execution.Cancellation cancelled = run.execution().cancellation();
    if (cancelled != null && cancelled != Execution.Cancellation.TIMED_OUT) {
      return new Outcome.Abandoned();
    }
    if (isOneOf(policy().outages(), error)) {
      return new Outcome.Outage(Errors.describe(error));
    }
    if (isOneOf(policy().notRetryable(), error)) {
      return giveUp(run, context, failure(Reason.NOT_RETRYABLE, error));
    }
    if (mayRepeat && cancelled == null) {
      signals.emit(new Signal.Retrying(subject(run, context.attempt()), Duration.ZERO));
      return null;
    }
    return rounds.isLast(run.execution())
        ? giveUp(run, context, failure(Reason.EXHAUSTED, error))
        : later(run, context);
  }

  private Outcome later(Run run, DeliveryContext context) {
    Duration delay = policy().backoff().after(run.execution().failuresBefore() + 1, random);
    signals.emit(new Signal.Retrying(subject(run, context.attempt()), delay));
    return new Outcome.Again(delay, true);
  }

  private Outcome giveUp(Run run, DeliveryContext context, HandlingFailure failure) {
    FailureHandler second = subscription.onFailure();
    if (second != null) {
      compensate(second, run, context, failure);
    }
    return new Outcome.GivenUp(
        run.metadata(),
        run.metadata().id(),
        run.metadata().type(),
        failure.reason(),
        failure.detail(),
        context.attempt());
  }

  private void compensate(
      FailureHandler second, Run run, DeliveryContext context, HandlingFailure failure) {
    String error = "";
    try {
      traced(run, context, () -> compensated(second, run, context, failure));
    } catch (Throwable e) {
      error = Errors.describe(e);
    }
    signals.emit(new Signal.Compensated(subject(run, context.attempt()), error));
  }

  private static Verdict compensated(
      FailureHandler second, Run run, DeliveryContext context, HandlingFailure failure)
      throws Exception {
    Causation.during(
        run.metadata(),
        () -> run.execution().interruptibly(() -> second.onFailure(run.event(), context, failure)));
    return Verdict.HANDLED;
  }

  private static HandlingFailure failure(Reason reason, Throwable error) {
    return new HandlingFailure(reason, Errors.describe(error), error);
  }

  private static boolean isOneOf(List<Class<? extends Throwable>> types, Throwable error) {
    return types.stream().anyMatch(type -> type.isInstance(error));
  }

  private RetryPolicy policy() {
    return subscription.retry();
  }

  private Subject subject(Run run, int attempt) {
    return signals.subject(run.execution().delivery(), run.metadata(), attempt);
  }

  private Duration since(long start) {
    return Duration.ofNanos(scheduler.nanoTime() - start);
  }
}
