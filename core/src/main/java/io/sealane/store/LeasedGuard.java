package io.sealane.store;

import io.sealane.error.GuardUnavailableException;
import java.time.Duration;

/**
 * A guard for effects outside of its own store: a claim with a lease, the effect, the mark.
 * Promises that no duplicate runs at the same time, and that none runs after a completion within
 * the store's retention. What a crash between effect and mark does: see the table of {@link Guard}.
 *
 * <p>Safe for use by many threads. Methods may block on a store; all of them throw {@link
 * GuardUnavailableException} if the store does not answer, and then nothing is known to have
 * changed. Any other exception is taken for the same.
 */
public non-sealed interface LeasedGuard extends Guard {

  /**
   * Claims the right to handle an event.
   *
   * @param lease how long the claim holds without being renewed; longer than the delivery's lease
   */
  Claim claim(GuardKey key, Fingerprint content, Duration lease);

  /**
   * Makes the claim hold for the given time from now.
   *
   * @return whether the claim was still the owner's
   */
  boolean renew(GuardKey key, String owner, Duration lease);

  /**
   * Marks the event as handled.
   *
   * @return whether the claim was still the owner's; if not, nothing is marked, and the delivery
   *     must not be settled
   */
  boolean complete(GuardKey key, String owner);

  /** Gives the claim up, if it still is the owner's: the event was not handled. */
  void release(GuardKey key, String owner);
}
