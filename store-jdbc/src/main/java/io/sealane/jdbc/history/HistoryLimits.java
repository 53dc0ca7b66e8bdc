package io.sealane.jdbc.history;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much a history holds and keeps.
 *
 * @param rows how many rows wait in memory at most, 1 or more
 * @param retention what is older is deleted, more than zero; or null for nothing
 */
record HistoryLimits(int rows, @Nullable Duration retention) {

  static final HistoryLimits STANDARD = new HistoryLimits(10_000, null);

  HistoryLimits {
    if (rows < 1) {
      throw new IllegalArgumentException("a history that holds " + rows + " rows writes none");
    }
    if (retention != null && (retention.isNegative() || retention.isZero())) {
      throw new IllegalArgumentException("a history that keeps rows for " + retention);
    }
  }
}
