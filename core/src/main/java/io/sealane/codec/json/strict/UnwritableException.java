package io.sealane.codec.json.strict;

import java.io.Serial;
import tools.jackson.core.JacksonException;

/** A value that JSON, or our reading of it, has no place for. Its text is free of payload. */
public final class UnwritableException extends JacksonException {

  @Serial private static final long serialVersionUID = 1L;

  UnwritableException(String reason) {
    super(reason);
  }
}
