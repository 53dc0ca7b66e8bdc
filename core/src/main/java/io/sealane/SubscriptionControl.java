package io.sealane;

import io.sealane.observe.Health;
import io.sealane.transport.receive.Backlog;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A running subscription in an operator's hands. Safe for use by many threads. */
public interface SubscriptionControl {

  /** The subscription's name. */
  String name();

  /**
   * Changes how many handlers run at once; those that run are not disturbed.
   *
   * @param limit 1 or more
   * @throws IllegalArgumentException if it is less
   */
  void concurrency(int limit);

  /**
   * Receives nothing any more, until resumed or started again; running handlers finish, what waits
   * is given back.
   */
  void pause();

  /** Receives again. */
  void resume();

  /** How it is. */
  Health health();

  /** When the broker last answered a receive, with messages or without; null if it never did. */
  @Nullable Instant lastReceive();

  /**
   * How much waits in its queue, as well as the broker knows.
   *
   * @return a stage that completes, never exceptionally; with {@link Backlog#UNKNOWN} where the
   *     broker cannot be asked, and before the first start
   */
  CompletionStage<Backlog> backlog();
}
