package io.sealane.consume.handling;

import org.jspecify.annotations.Nullable;

/** How an exception is put into words for a log or a dead letter. */
public final class Errors {

  private static final int MAX_LENGTH = 500;

  private Errors() {}

  /** Class and message, cut to 500 characters. */
  public static String describe(Throwable error) {
    String message = message(error);
    String text = error.getClass().getName() + (message == null ? "" : ": " + message);
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
  }

  /** An exception is the application's own code, and may fail at telling what failed. */
  private static @Nullable String message(Throwable error) {
    try {
      return error.getMessage();
    } catch (Throwable e) {
      return "its message threw " + e.getClass().getName();
    }
  }
}
