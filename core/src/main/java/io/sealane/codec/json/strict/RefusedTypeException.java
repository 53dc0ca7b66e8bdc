package io.sealane.codec.json.strict;

import java.io.Serial;

/** A Java type that would make reading unsafe or ambiguous; found when a codec is made. */
public final class RefusedTypeException extends IllegalArgumentException {

  @Serial private static final long serialVersionUID = 1L;

  /** With a reason that follows the type's name. */
  public RefusedTypeException(Class<?> type, String reason) {
    super(type.getName() + " " + reason);
  }
}
