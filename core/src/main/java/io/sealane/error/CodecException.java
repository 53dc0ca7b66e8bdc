package io.sealane.error;

import org.jspecify.annotations.Nullable;

/** An event cannot be written as its codec's format, or read. Trying again does not help. */
public final class CodecException extends SealaneException {

  private static final long serialVersionUID = 1L;

  /**
   * With a text that names the event's type, the path within it and the reason.
   *
   * @param cause what the parser said, or null; its own text must be free of payload
   */
  public CodecException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
