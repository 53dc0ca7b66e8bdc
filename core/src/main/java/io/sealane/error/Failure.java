package io.sealane.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a driven port could not do what it was asked, as a value.
 *
 * @param kind what trying again would do
 * @param reason one sentence for an operator, without payload
 * @param retryAfter what the other side asked to wait, or null if it did not say
 */
public record Failure(Kind kind, String reason, @Nullable Duration retryAfter) {

  /** What trying again would do. */
  public enum Kind {
    /** Network, time-out, server error: may go through later. */
    TRANSIENT,
    /** The other side asked for less: goes through later, at a lower rate. */
    THROTTLED,
    /** The topic or queue is not there: needs an operator. */
    MISSING,
    /** Not allowed: needs an operator. */
    DENIED,
    /** The request itself is wrong, for example too large: never goes through. */
    INVALID
  }

  /** A failure that names no wait. */
  public static Failure of(Kind kind, String reason) {
    return new Failure(kind, reason, null);
  }

  /** Whether trying again without anybody's help may succeed. */
  public boolean isRetryable() {
    return kind == Kind.TRANSIENT || kind == Kind.THROTTLED;
  }
}
