package io.sealane.consume;

import io.sealane.store.Guard;
import org.jspecify.annotations.Nullable;

/**
 * What keeps an event from being handled twice.
 *
 * @param guarded whether anything does
 * @param guard the guard, or null for the application's own
 * @param failOpen whether an event is handled all the same when the guard's store does not answer;
 *     otherwise it comes again later
 */
public record Guarding(boolean guarded, @Nullable Guard guard, boolean failOpen) {

  /** The application's guard, failing closed. */
  public static final Guarding DEFAULT = new Guarding(true, null, false);
}
