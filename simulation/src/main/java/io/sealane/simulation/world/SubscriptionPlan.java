package io.sealane.simulation.world;

import io.sealane.consume.HeadOfLine;
import io.sealane.consume.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A subscription of a simulated life.
 *
 * @param name its name
 * @param topics the names of its topics
 * @param concurrency its limit at the start
 * @param headOfLine its policy where it is ordered, else null
 * @param lease for how long a delivery is leased
 * @param timeout the longest that a handler may take
 * @param retry its retry policy
 * @param guard what guards it
 * @param failOpen whether it handles events while the guard's store does not answer
 * @param expiredAreDead whether expired events become dead letters; they are skipped otherwise
 * @param scripts what it does with which event, by the event's number; nothing special with others
 */
public record SubscriptionPlan(
    String name,
    List<String> topics,
    int concurrency,
    @Nullable HeadOfLine headOfLine,
    Duration lease,
    Duration timeout,
    RetryPolicy retry,
    GuardKind guard,
    boolean failOpen,
    boolean expiredAreDead,
    Map<Integer, Script> scripts) {

  /** Whether it keeps the order within keys. */
  public boolean isOrdered() {
    return headOfLine != null;
  }

  /** The same without order. */
  SubscriptionPlan withoutOrder() {
    return new SubscriptionPlan(
        name,
        topics,
        concurrency,
        null,
        lease,
        timeout,
        retry,
        guard,
        failOpen,
        expiredAreDead,
        scripts);
  }

  /** From this number on events are probes: all take the same time, less than any lease. */
  public static final int PROBES = 900_000;

  /** From this number on events are of a trickle, and nothing special. */
  public static final int TRICKLE = 950_000;

  private static final Script PROBE = new Script(Behaviour.SLOW, 0, Duration.ofMillis(2_500));

  /** What it does with an event. */
  public Script script(int number) {
    return number >= PROBES && number < TRICKLE
        ? PROBE
        : scripts.getOrDefault(number, Script.INSTANT);
  }
}
