package io.sealane.simulation.time;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What has come within a time. */
public final class Recently {

  private final long span;
  private final Map<String, Long> last = new HashMap<>();

  /** What has come within that time. */
  public Recently(Duration span) {
    this.span = span.toNanos();
  }

  /** Whether it has; otherwise it comes now. */
  public boolean came(String id, long now) {
    Long before = last.get(id);
    if (before != null && now - before < span) {
      return true;
    }
    last.put(id, now);
    return false;
  }
}
