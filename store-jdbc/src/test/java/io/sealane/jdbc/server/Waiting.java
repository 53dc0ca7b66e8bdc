package io.sealane.jdbc.server;

import io.sealane.conformance.time.TestTime;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what a server does in its own time. */
public final class Waiting {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Waiting() {}

  /**
   * Blocks until the condition holds, a minute at most.
   *
   * @param what the sentence that a failure begins with
   */
  public static void until(String what, BooleanSupplier condition) {
    try (TestTime time = TestTime.real()) {
      time.until(what, condition, LIMIT);
    }
  }
}
