package io.sealane.consume;

import io.sealane.time.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What follows when a handler throws: some attempts at once, then some after growing delays through
 * the broker, then the dead letter. The immediate attempts begin anew after each delay, so there
 * are {@code (immediate + 1) * (delayed + 1)} attempts in all. Immutable.
 *
 * @param immediate attempts that follow a failed one at once, with the delivery held; 0 or more
 * @param delayed how often the event comes again after a delay, 0 or more
 * @param backoff the delays
 * @param notRetryable exception types, subtypes included, that lead to the dead letter at once
 * @param outages exception types, subtypes included, that say that something downstream is down:
 *     the subscription pauses for the delay and tries the same event again, without using up
 *     attempts
 */
public record RetryPolicy(
    int immediate,
    int delayed,
    Backoff backoff,
    List<Class<? extends Throwable>> notRetryable,
    List<Class<? extends Throwable>> outages) {

  private static final Backoff STANDARD_BACKOFF =
      Backoff.exponential(Duration.ofSeconds(1), Duration.ofMinutes(5));

  /** Checks the ranges and copies the lists. */
  public RetryPolicy {
    if (immediate < 0 || delayed < 0) {
      throw new IllegalArgumentException(
          "a retry policy needs immediate >= 0 and delayed >= 0, not "
              + immediate
              + ", "
              + delayed);
    }
    notRetryable = List.copyOf(notRetryable);
    outages = List.copyOf(outages);
  }

  /** Five attempts in all, with delays that double from one second. */
  public static RetryPolicy standard() {
    return none().withDelayed(4, STANDARD_BACKOFF);
  }

  /** One attempt. */
  public static RetryPolicy none() {
    return new RetryPolicy(0, 0, STANDARD_BACKOFF, List.of(), List.of());
  }

  /** The same with that many attempts that follow at once. */
  public RetryPolicy withImmediate(int immediate) {
    return new RetryPolicy(immediate, delayed, backoff, notRetryable, outages);
  }

  /** The same with that many delayed redeliveries. */
  public RetryPolicy withDelayed(int delayed, Backoff backoff) {
    return new RetryPolicy(immediate, delayed, backoff, notRetryable, outages);
  }

  /** The same, giving up at once on that type of exception too. */
  public RetryPolicy notRetrying(Class<? extends Throwable> type) {
    return new RetryPolicy(immediate, delayed, backoff, plus(notRetryable, type), outages);
  }

  /** The same, pausing the subscription on that type of exception too. */
  public RetryPolicy pausingOn(Class<? extends Throwable> type) {
    return new RetryPolicy(immediate, delayed, backoff, notRetryable, plus(outages, type));
  }

  /** All attempts that there are, delayed and immediate. */
  public int attempts() {
    return (immediate + 1) * (delayed + 1);
  }

  private static List<Class<? extends Throwable>> plus(
      List<Class<? extends Throwable>> types, Class<? extends Throwable> type) {
    return Stream.<Class<? extends Throwable>>concat(types.stream(), Stream.of(type)).toList();
  }
}
