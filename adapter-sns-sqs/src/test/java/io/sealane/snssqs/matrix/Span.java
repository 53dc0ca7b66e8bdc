package io.sealane.snssqs.matrix;

import java.time.Duration;

/**
 * How long a trouble lasts. Usually so short that the matrix runs at each build; {@code
 * -Dsealane.faults=full} makes it as long as the matrix says.
 */
final class Span {

  private static final boolean FULL = "full".equals(System.getProperty("sealane.faults"));

  private Span() {}

  /** In seconds: what the matrix says, and what is long enough to see it. */
  static Duration of(int full, int brief) {
    return Duration.ofSeconds(FULL ? full : brief);
  }
}
