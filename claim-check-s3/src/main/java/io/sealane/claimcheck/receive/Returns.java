package io.sealane.claimcheck.receive;

import io.sealane.time.Backoff;
import io.sealane.transport.receive.Delivery;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * How often each message of a queue was given back because its body could not be had. Its broker's
 * count is so many too high: no handler has failed at it. Bounded: the oldest is forgotten.
 */
public final class Returns {

  private static final int MAX = 10_000;

  /** While a store is away, a message comes about a dozen times an hour. */
  private static final Backoff AGAIN =
      Backoff.exponential(Duration.ofSeconds(1), Duration.ofMinutes(5));

  private final RandomGenerator random = new SplittableRandom();

  @SuppressWarnings("serial")
  private final Map<String, Integer> counts =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > MAX;
        }
      };

  /** It is given back; not for the first time, maybe. */
  synchronized void count(Delivery delivery) {
    counts.merge(delivery.messageId(), 1, Integer::sum);
  }

  /** For how long it is to stay away if it is given back now. */
  synchronized Duration delay(Delivery delivery) {
    return AGAIN.after(counts.getOrDefault(delivery.messageId(), 0) + 1, random);
  }

  /** How often a handler can have had it, this time included. */
  synchronized int receiveCount(Delivery delivery) {
    return Math.max(1, delivery.receiveCount() - counts.getOrDefault(delivery.messageId(), 0));
  }
}
