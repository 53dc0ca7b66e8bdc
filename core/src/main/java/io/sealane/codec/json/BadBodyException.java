package io.sealane.codec.json;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Carries a reason from where a body turned out bad to where that becomes a value. */
final class BadBodyException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private final @Nullable String attribute;

  /** At the attribute that is being read. */
  BadBodyException(String reason) {
    this(null, reason);
  }

  BadBodyException(@Nullable String attribute, String reason) {
    super(reason, null, false, false);
    this.attribute = attribute;
  }

  /** The attribute and the reason. */
  String text(String beingRead) {
    return (attribute == null ? beingRead : attribute) + ": " + getMessage();
  }
}
