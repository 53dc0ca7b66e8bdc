package io.sealane.jdbc.transaction;

import org.jspecify.annotations.Nullable;

/**
 * The work of a transaction returned, and the transaction was rolled back all the same: something
 * in it had marked it for that, or it was refused when it was to be committed. Nothing of it is
 * there, and the same work is likely to end in the same way.
 */
public final class RolledBackException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * With what is known.
   *
   * @param message without values of the transaction: it gets into logs and dead letters
   * @param cause what tells more, or null
   */
  public RolledBackException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
