package io.sealane.store;

import java.time.Duration;

/** The answer to a claim. */
public sealed interface Claim {

  /**
   * The event may be handled.
   *
   * @param owner the token that renewing, completing and releasing need
   */
  record Granted(String owner) implements Claim {}

  /** The event was handled before: nothing is left to do but to settle its delivery. */
  record Completed() implements Claim {}

  /**
   * Somebody is at it: the delivery must come again later and must not be settled.
   *
   * @param remaining how long the other claim holds, if it is not renewed
   */
  record InProgress(Duration remaining) implements Claim {}

  /** The same id came before with other content. That is an error, not a duplicate. */
  record Conflict() implements Claim {}
}
