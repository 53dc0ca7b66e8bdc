package io.sealane.micrometer.measure;

import io.sealane.observe.SafeText;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The values of a tag, of which there are never more than so many: each is a series that a
 * monitoring system keeps, and somebody has to pay for.
 */
public final class Bounded {

  /** Stands for what could not be read. */
  public static final String UNKNOWN = "UNKNOWN";

  /** Stands for all that were one too many. */
  public static final String OTHER = "OTHER";

  private static final int MAX_LENGTH = 128;

  private final int max;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  /**
   * At most that many values besides the two above.
   *
   * @param max 1 or more
   * @throws IllegalArgumentException if it is less
   */
  public Bounded(int max) {
    if (max < 1) {
      throw new IllegalArgumentException("a tag needs 1 value or more, not " + max);
    }
    this.max = max;
  }

  /** The value itself, made fit for one line, or one of the two above. */
  public String of(@Nullable String value) {
    if (value == null) {
      return UNKNOWN;
    }
    String found = known.get(value);
    return found != null ? found : learn(value);
  }

  private synchronized String learn(String value) {
    if (known.size() >= max) {
      return known.getOrDefault(value, OTHER);
    }
    String safe = value.isEmpty() ? UNKNOWN : SafeText.of(value, MAX_LENGTH);
    known.put(value, safe);
    return safe;
  }
}
