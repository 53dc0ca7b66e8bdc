package io.sealane.error;

import org.jspecify.annotations.Nullable;

/** Everything that Sealane throws towards an application. The message never holds a payload. */
public abstract sealed class SealaneException extends RuntimeException
    permits ClosedException,
        CodecException,
        ConfigurationException,
        GuardUnavailableException,
        ProjectionException,
        PublishException,
        StoreException,
        WrongExpectedVersionException {

  private static final long serialVersionUID = 1L;

  SealaneException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
