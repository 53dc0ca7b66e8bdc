package io.sealane.error;

/** Something was asked of a part that is closed, or not started yet. Nothing was done. */
public final class ClosedException extends SealaneException {

  private static final long serialVersionUID = 1L;

  /** With a text that says what was tried on what. */
  public ClosedException(String message) {
    super(message, null);
  }
}
