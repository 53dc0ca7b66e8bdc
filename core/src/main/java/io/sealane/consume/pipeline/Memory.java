package io.sealane.consume.pipeline;

import io.sealane.consume.handling.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered about messages that may come again although nothing is left to do, or that
 * came again through no fault of their own. Bounded: the oldest is forgotten. Used within one loop.
 */
public final class Memory {

  private static final int MAX = 10_000;

  private final Map<String, Outcome> outcomes = bounded();
  private final Map<String, Integer> innocent = bounded();
  private final Map<String, Integer> failedBurials = bounded();

  /** The message is dealt with, but its broker may not know. */
  void remember(String messageId, Outcome outcome) {
    outcomes.put(messageId, outcome);
  }

  /** What became of the message, or null if it is not known to be dealt with. */
  @Nullable Outcome outcomeOf(String messageId) {
    return outcomes.get(messageId);
  }

  /** The message was given up, and its dead letter could not be kept. */
  void rememberFailedBurial(String messageId, Outcome.GivenUp why) {
    remember(messageId, why);
    failedBurials.merge(messageId, 1, Integer::sum);
  }

  /** How often its dead letter could not be kept, over all its deliveries. */
  int failedBurials(String messageId) {
    return failedBurials.getOrDefault(messageId, 0);
  }

  /** The message was given back without having failed: the broker's count is one too many. */
  void releasedInnocently(String messageId) {
    innocent.merge(messageId, 1, Integer::sum);
  }

  /** How many of the deliveries up to this one have failed, as far as is known here. */
  int failuresBefore(String messageId, int receiveCount) {
    return Math.max(0, receiveCount - 1 - innocent.getOrDefault(messageId, 0));
  }

  @SuppressWarnings("serial")
  private static <V> Map<String, V> bounded() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > MAX;
      }
    };
  }
}
