package io.sealane.error;

import org.jspecify.annotations.Nullable;

/**
 * The store behind an idempotency guard did not answer; whether the event was handled is unknown.
 */
public final class GuardUnavailableException extends SealaneException {

  private static final long serialVersionUID = 1L;

  /**
   * With the reason.
   *
   * @param cause what the store's driver threw, or null
   */
  public GuardUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
