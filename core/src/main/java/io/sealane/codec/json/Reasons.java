package io.sealane.codec.json;

import io.sealane.codec.json.strict.RefusedTypeException;
import io.sealane.codec.json.strict.UnwritableException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Says what went wrong in words of our own: path, kind, and expected type. Jackson's messages quote
 * the input, and an application's exceptions may, so no text of theirs is passed on.
 */
final class Reasons {

  private static final Pattern SETTING = Pattern.compile(", from `[^`]*`");

  private Reasons() {}

  /**
   * Why a body could not be read, or an event not be written.
   *
   * @param root the attribute that was being read or written
   */
  static String of(String root, Throwable thrown) {
    if (thrown instanceof BadBodyException bad) {
      return bad.text(root);
    }
    if (!(thrown instanceof JacksonException e)) {
      return root + ": " + foreign(thrown);
    }
    Throwable cause = foreignCause(e);
    if (cause instanceof BadBodyException bad) {
      return bad.text(root);
    }
    if (cause == null || e instanceof InvalidFormatException) {
      return BodyPath.of(root, e) + ": " + kind(e);
    }
    return BodyPath.of(root, e) + ": " + foreign(cause);
  }

  private static String kind(JacksonException e) {
    if (e instanceof UnwritableException) {
      return String.valueOf(e.getOriginalMessage());
    }
    if (e instanceof StreamConstraintsException) {
      String message = String.valueOf(e.getOriginalMessage());
      return "beyond a limit: " + SETTING.matcher(message).replaceAll("");
    }
    if (e instanceof InvalidTypeIdException typeId) {
      return typeId.getTypeId() == null
          ? "does not say which " + name(typeId.getBaseType().getRawClass()) + " it is"
          : "names no known " + name(typeId.getBaseType().getRawClass());
    }
    if (e instanceof InputCoercionException coercion) {
      return "out of the range of " + name(coercion.getTargetType());
    }
    if (e instanceof MismatchedInputException mismatch) {
      return mismatch(mismatch);
    }
    if (e instanceof StreamReadException) {
      boolean twice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate");
      return (twice ? "a property is there twice" : "malformed JSON") + place(e);
    }
    return e instanceof InvalidDefinitionException
        ? "the class cannot be bound to JSON"
        : e.getClass().getName();
  }

  private static String place(JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    return location == null ? "" : ", at byte " + location.getByteOffset();
  }

  private static String mismatch(MismatchedInputException e) {
    String message = String.valueOf(e.getOriginalMessage());
    if (message.startsWith("Missing required creator property")) {
      return "missing";
    }
    if (message.equals("not finite")) {
      return "out of the range of " + name(e.getTargetType());
    }
    return (message.contains("`null`") ? "null is no " : "no ") + name(e.getTargetType());
  }

  private static @Nullable Throwable foreignCause(Throwable e) {
    Throwable cause = e.getCause();
    while (cause instanceof JacksonException) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** An exception of somebody else's: its class and where it came from, never its text. */
  private static String foreign(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    if (trace.length == 0) {
      return thrown.getClass().getName();
    }
    return thrown.getClass().getName()
        + (" at " + trace[0].getClassName() + "." + trace[0].getMethodName())
        + (":" + trace[0].getLineNumber());
  }

  private static String name(@Nullable Class<?> type) {
    return type == null ? "value of its type" : type.getSimpleName();
  }

  /** Why a class cannot be bound; there is no payload yet, so Jackson may speak. */
  static String ofDefinition(RuntimeException thrown) {
    for (Throwable e = thrown; e != null; e = e.getCause()) {
      if (e instanceof RefusedTypeException) {
        return String.valueOf(e.getMessage());
      }
    }
    String message =
        thrown instanceof JacksonException e ? e.getOriginalMessage() : thrown.getMessage();
    return String.valueOf(message).lines().findFirst().orElse(thrown.getClass().getName());
  }
}
