package io.sealane.simulation.world;

import io.sealane.consume.HeadOfLine;
import io.sealane.consume.RetryPolicy;
import io.sealane.time.Backoff;
import io.sealane.transport.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the subscriptions of a world. */
final class SubscriptionMaker {

  /** What a handler may throw that is not worth another attempt. */
  static final Class<? extends Throwable> NOT_RETRYABLE = IllegalArgumentException.class;

  /** What a handler may throw that says that something downstream is down. */
  static final Class<? extends Throwable> OUTAGE = java.io.UncheckedIOException.class;

  private static final List<Behaviour> BEHAVIOURS = List.of(Behaviour.values());

  private final Dice dice;
  private final List<Topic> topics;
  private final int events;

  SubscriptionMaker(Dice dice, List<Topic> topics, int events) {
    this.dice = dice;
    this.topics = topics;
    this.events = events;
  }

  SubscriptionPlan make(String name) {
    List<Topic> some = dice.chance(0.3) ? topics : List.of(dice.oneOf(topics));
    Duration lease = dice.seconds(3, 12);
    boolean orders = some.stream().allMatch(Topic::ordered) ? dice.chance(0.7) : dice.chance(0.2);
    return new SubscriptionPlan(
        name,
        some.stream().map(Topic::name).toList(),
        dice.between(1, 6),
        orders ? headOfLine() : null,
        lease,
        dice.chance(0.5) ? lease.multipliedBy(dice.between(1, 4)) : Duration.ofMinutes(2),
        retry(),
        dice.oneOf(List.of(GuardKind.values())),
        dice.chance(0.15),
        dice.chance(0.5),
        scripts(lease));
  }

  private @Nullable HeadOfLine headOfLine() {
    return dice.chance(0.7) ? HeadOfLine.BLOCK : HeadOfLine.SKIP;
  }

  private RetryPolicy retry() {
    Backoff backoff =
        dice.chance(0.5)
            ? Backoff.fixed(dice.millis(1, 4_000))
            : Backoff.exponential(dice.millis(100, 1_000), dice.seconds(2, 8));
    return RetryPolicy.none()
        .withImmediate(dice.oneOf(List.of(0, 0, 1, 2)))
        .withDelayed(dice.between(0, 3), backoff)
        .notRetrying(NOT_RETRYABLE)
        .pausingOn(OUTAGE);
  }

  private Map<Integer, Script> scripts(Duration lease) {
    Map<Integer, Script> scripts = new HashMap<>();
    double strange = dice.oneOf(List.of(0.1, 0.3, 0.5));
    List<Behaviour> some =
        List.of(dice.oneOf(BEHAVIOURS), dice.oneOf(BEHAVIOURS), dice.oneOf(BEHAVIOURS));
    for (int number = 0; number < events; number++) {
      if (dice.chance(0.2)) {
        scripts.put(number, new Script(Behaviour.SLOW, 0, dice.millis(10, 3_000)));
      } else if (dice.chance(strange)) {
        Behaviour behaviour = dice.chance(0.8) ? dice.oneOf(some) : dice.oneOf(BEHAVIOURS);
        scripts.put(number, script(behaviour, (int) lease.toMillis()));
      }
    }
    return scripts;
  }

  private Script script(Behaviour behaviour, int lease) {
    return switch (behaviour) {
      case SLOW -> new Script(behaviour, 0, dice.millis(100, lease / 2));
      case OVER_LEASE -> new Script(behaviour, 0, dice.millis(lease + 100, 4 * lease));
      case STUBBORN ->
          new Script(behaviour, dice.between(1, 2), dice.millis(lease + 100, 4 * lease));
      case HANGS -> new Script(behaviour, 1, Duration.ofMinutes(10));
      case FAILS, ERROR, RETRIES_LATER, DOWNSTREAM ->
          new Script(behaviour, dice.between(1, 3), dice.millis(0, 200));
      default -> new Script(behaviour, 0, dice.millis(0, 50));
    };
  }
}
