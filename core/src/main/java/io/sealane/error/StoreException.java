package io.sealane.error;

import org.jspecify.annotations.Nullable;

/** The database behind a store did not do what it was asked. */
public final class StoreException extends SealaneException {

  private static final long serialVersionUID = 1L;

  /**
   * With a text that says what was tried and how the database answered.
   *
   * @param cause what the driver threw, or null
   */
  public StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
