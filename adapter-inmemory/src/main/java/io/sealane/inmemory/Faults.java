package io.sealane.inmemory;

import io.sealane.inmemory.Trouble.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The faults of one transport: which there were, and which are to come on demand. Safe for use by
 * many threads.
 */
public final class Faults {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  /** A fault that a test asked for; {@code place} is null for anywhere. */
  private record Order(Kind kind, @Nullable String place) {
    boolean fits(Kind kind, String place) {
      return this.kind == kind && (this.place == null || this.place.equals(place));
    }
  }

  private final Trouble trouble;
  private final SplittableRandom random;
  private final List<Order> orders = new ArrayList<>();
  private final Set<Kind> lasting = EnumSet.noneOf(Kind.class);
  private final Map<Kind, Long> hits = new EnumMap<>(Kind.class);
  private boolean announced;
  private boolean calm;

  Faults(Trouble trouble) {
    this.trouble = trouble;
    this.random = new SplittableRandom(trouble.seed());
  }

  /** The seed that decides; the same one makes the same faults. */
  public long seed() {
    return trouble.seed();
  }

  /** The next operation or message that can suffer from the kind does, wherever it is. */
  public synchronized void next(Kind kind) {
    orders.add(new Order(kind, null));
  }

  /**
   * The next operation or message there that can suffer from the kind does.
   *
   * @param place the name of the topic for kinds that begin with {@code SEND}, of the queue for the
   *     others; {@link Kind#PREPARE_FAILED} has no place
   */
  public synchronized void next(Kind kind, String place) {
    orders.add(new Order(kind, place));
  }

  /** From now on everything that can suffer from the kind does, until {@link #end}. */
  public synchronized void begin(Kind kind) {
    lasting.add(kind);
  }

  /** Ends what {@link #begin} began. */
  public synchronized void end(Kind kind) {
    lasting.remove(kind);
  }

  /** From now on nothing suffers, neither by chance nor on demand, unless it is asked for again. */
  public synchronized void calm() {
    calm = true;
    orders.clear();
    lasting.clear();
  }

  /** How often the kind struck so far. */
  public synchronized long hits(Kind kind) {
    return hits.getOrDefault(kind, 0L);
  }

  /** How often each kind struck so far; a kind that did not is not in it. */
  public synchronized Map<Kind, Long> hits() {
    return new EnumMap<>(hits);
  }

  /** Says the seed, once. */
  synchronized void announce() {
    if (!announced) {
      announced = true;
      LOG.info(
          "In-memory transport in trouble; Trouble.seeded({}) with the same mix repeats it",
          trouble.seed());
    }
  }

  /** Decides whether something that can suffer from the kind does; if so, it must. */
  synchronized boolean strike(Kind kind, String place) {
    boolean strikes = isOrdered(kind, place) || lasting.contains(kind) || byChance(kind);
    if (strikes) {
      hits.merge(kind, 1L, Long::sum);
    }
    return strikes;
  }

  /** A random time of up to the longest delay, more than zero. */
  Duration delay() {
    return within(trouble.longestDelay());
  }

  /** A random time of up to the given one, more than zero. */
  synchronized Duration within(Duration longest) {
    return Duration.ofNanos(1 + random.nextLong(longest.toNanos()));
  }

  /** A copy that no reader can take for the original, whatever it skips. */
  synchronized byte[] damage(byte[] body) {
    if (body.length == 0) {
      return new byte[] {(byte) 0xFF};
    }
    // Neither byte is legal in JSON or XML, within strings included, and 0xFF not in UTF-8 either.
    byte[] damaged = body.clone();
    damaged[random.nextInt(body.length)] = random.nextBoolean() ? (byte) 0xFF : 0;
    return damaged;
  }

  private boolean isOrdered(Kind kind, String place) {
    for (int i = 0; i < orders.size(); i++) {
      if (orders.get(i).fits(kind, place)) {
        orders.remove(i);
        return true;
      }
    }
    return false;
  }

  private boolean byChance(Kind kind) {
    double probability = trouble.probability(kind);
    return !calm && probability > 0.0 && random.nextDouble() < probability;
  }
}
