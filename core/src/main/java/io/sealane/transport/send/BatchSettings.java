package io.sealane.transport.send;

import io.sealane.time.Backoff;
import java.time.Duration;

/**
 * How a {@link Batcher} works. Immutable: each {@code with…} returns a new one.
 *
 * @param ordered whether messages of one key must keep their order
 * @param linger the longest that a message waits for others before it may leave, counted from its
 *     own coming; zero for no wait, an hour at most. It is a greatest age: later messages never
 *     prolong it.
 * @param maxInFlight the most batches that are under way at once, 1 or more
 * @param maxBuffered the most messages that are held, waiting or under way, 1 or more
 * @param maxBufferedBytes the most bytes of them, 1 or more
 * @param maxAttempts the most times that a message is sent, 1 (no retry) or more
 * @param backoff the wait before a message is sent again
 * @param answerWithin the longest wait for a sender's answer, more than zero; after it the messages
 *     are of unknown fate
 */
public record BatchSettings(
    boolean ordered,
    Duration linger,
    int maxInFlight,
    int maxBuffered,
    long maxBufferedBytes,
    int maxAttempts,
    Backoff backoff,
    Duration answerWithin) {

  private static final Duration MAX_LINGER = Duration.ofHours(1);

  /**
   * What fits most: 5 ms linger, 16 batches in flight, 10,000 messages or 64 MiB held, 6 attempts
   * that begin 100 ms apart and wait 5 s at most, 20 s for an answer; not ordered.
   */
  public static final BatchSettings DEFAULTS =
      new BatchSettings(
          false,
          Duration.ofMillis(5),
          16,
          10_000,
          64L << 20,
          6,
          Backoff.exponential(Duration.ofMillis(100), Duration.ofSeconds(5)),
          Duration.ofSeconds(20));

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number or a duration is out of its range
   */
  public BatchSettings {
    require(!linger.isNegative(), "linger >= 0", linger);
    require(linger.compareTo(MAX_LINGER) <= 0, "linger <= " + MAX_LINGER, linger);
    require(maxInFlight >= 1, "maxInFlight >= 1", maxInFlight);
    require(maxBuffered >= 1, "maxBuffered >= 1", maxBuffered);
    require(maxBufferedBytes >= 1, "maxBufferedBytes >= 1", maxBufferedBytes);
    require(maxAttempts >= 1, "maxAttempts >= 1", maxAttempts);
    require(answerWithin.compareTo(Duration.ZERO) > 0, "answerWithin > 0", answerWithin);
  }

  private static void require(boolean kept, String rule, Object actual) {
    if (!kept) {
      throw new IllegalArgumentException("batch settings need " + rule + ", not " + actual);
    }
  }

  /** The same for a topic that keeps the order per key, or does not. */
  public BatchSettings withOrdered(boolean ordered) {
    return new BatchSettings(
        ordered,
        linger,
        maxInFlight,
        maxBuffered,
        maxBufferedBytes,
        maxAttempts,
        backoff,
        answerWithin);
  }

  /** The same with another greatest age of what waits for others. */
  public BatchSettings withLinger(Duration linger) {
    return new BatchSettings(
        ordered,
        linger,
        maxInFlight,
        maxBuffered,
        maxBufferedBytes,
        maxAttempts,
        backoff,
        answerWithin);
  }

  /** The same with another limit of batches under way. */
  public BatchSettings withMaxInFlight(int maxInFlight) {
    return new BatchSettings(
        ordered,
        linger,
        maxInFlight,
        maxBuffered,
        maxBufferedBytes,
        maxAttempts,
        backoff,
        answerWithin);
  }

  /** The same with another buffer. */
  public BatchSettings withBuffer(int messages, long bytes) {
    return new BatchSettings(
        ordered, linger, maxInFlight, messages, bytes, maxAttempts, backoff, answerWithin);
  }

  /** The same with another budget of attempts. */
  public BatchSettings withRetries(int maxAttempts, Backoff backoff) {
    return new BatchSettings(
        ordered,
        linger,
        maxInFlight,
        maxBuffered,
        maxBufferedBytes,
        maxAttempts,
        backoff,
        answerWithin);
  }

  /** The same with another patience for a sender's answer. */
  public BatchSettings withAnswerWithin(Duration answerWithin) {
    return new BatchSettings(
        ordered,
        linger,
        maxInFlight,
        maxBuffered,
        maxBufferedBytes,
        maxAttempts,
        backoff,
        answerWithin);
  }
}
