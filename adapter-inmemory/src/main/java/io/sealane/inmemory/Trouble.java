package io.sealane.inmemory;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How a broker misbehaves: which faults, how often, decided by one seed. Every fault is one that
 * real brokers and networks have; none of them loses a message that was accepted. Immutable.
 *
 * <p>A run in one thread under a virtual scheduler repeats exactly with the same trouble. Under
 * real threads the order of the decisions is that of the threads, so only their mix repeats.
 */
public final class Trouble {
  /** A kind of fault. */
  public enum Kind {
    /** A preparation meets an outage. */
    PREPARE_FAILED(0),
    /** A message is not accepted, and a retry may help. */
    SEND_REJECTED(0.02),
    /** A message is not accepted, because the broker asks for less. */
    SEND_THROTTLED(0.01),
    /** A message is accepted, and the answer gets lost. */
    SEND_UNKNOWN(0.02),
    /** A message gets lost on its way, so that no answer comes either. */
    SEND_LOST(0.01),
    /** A receive fails and takes nothing. */
    RECEIVE_FAILED(0.02),
    /** A receive takes messages, and the answer gets lost: they are hidden until the lease ends. */
    RECEIVE_LOST(0.01),
    /** A message is there twice, and both may be with somebody at once. */
    DUPLICATED(0.05),
    /** A message comes after others that were sent later; on unordered queues only. */
    REORDERED(0.1),
    /** A message can be received only after a while; on ordered queues those behind it wait too. */
    DELAYED(0.05),
    /** A message comes with damaged bytes, and undamaged besides. */
    CORRUPTED(0.01),
    /** A lease ends before its time, and the message goes to somebody else. */
    LEASE_CUT(0.02),
    /** A settlement is confirmed and has no effect, as that of a stale receipt on Amazon SQS. */
    SETTLE_IGNORED(0.02),
    /** A settlement fails and has no effect. */
    SETTLE_FAILED(0.02),
    /** A settlement has its effect, and the answer gets lost. */
    SETTLE_UNANSWERED(0.02),
    /** An extension fails and has no effect. */
    EXTEND_FAILED(0.05),
    /** A dead letter is not kept. */
    DEAD_LETTER_REJECTED(0.02),
    /** A dead letter is kept, and the answer gets lost. */
    DEAD_LETTER_UNKNOWN(0.02);

    private final double usual;

    Kind(double usual) {
      this.usual = usual;
    }
  }

  private static final Duration USUAL_DELAY = Duration.ofSeconds(2);

  private final long seed;
  private final Map<Kind, Double> probabilities;
  private final Duration longestDelay;

  private Trouble(long seed, Map<Kind, Double> probabilities, Duration longestDelay) {
    this.seed = seed;
    this.probabilities = probabilities;
    this.longestDelay = longestDelay;
  }

  /** None by chance; only what a test asks of {@link Faults}. */
  public static Trouble seeded(long seed) {
    return new Trouble(seed, Map.of(), USUAL_DELAY);
  }

  /**
   * Some of everything but outages: one to ten in a hundred of each kind, with delays of up to two
   * seconds.
   */
  public static Trouble everything(long seed) {
    Trouble trouble = seeded(seed);
    for (Kind kind : Kind.values()) {
      trouble = trouble.with(kind, kind.usual);
    }
    return trouble;
  }

  /**
   * The same with another probability of one kind.
   *
   * @param probability of an operation or a message to suffer, 0.0 to 1.0
   */
  public Trouble with(Kind kind, double probability) {
    if (!(probability >= 0.0 && probability <= 1.0)) {
      throw new IllegalArgumentException(kind + " with a probability of " + probability);
    }
    Map<Kind, Double> changed = new EnumMap<>(Kind.class);
    changed.putAll(probabilities);
    changed.put(kind, probability);
    return new Trouble(seed, changed, longestDelay);
  }

  /**
   * The same with another longest delay of {@link Kind#DELAYED}.
   *
   * @param longest more than zero
   */
  public Trouble withDelaysUpTo(Duration longest) {
    if (longest.isNegative() || longest.isZero()) {
      throw new IllegalArgumentException("delays of up to " + longest);
    }
    return new Trouble(seed, probabilities, longest);
  }

  /** What decides. */
  public long seed() {
    return seed;
  }

  /** How probable it is that an operation or a message suffers from the kind. */
  public double probability(Kind kind) {
    return probabilities.getOrDefault(kind, 0.0);
  }

  /** The longest delay of {@link Kind#DELAYED}. */
  public Duration longestDelay() {
    return longestDelay;
  }

  @Override
  public String toString() {
    return "Trouble[seed " + seed + ", " + probabilities + "]";
  }
}
