package io.sealane.test.time;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A thread that waits. Its activity's lock guards what can change. */
final class Waiter {

  final BooleanSupplier condition;

  /** Whether it is one of ours, which is never in a hurry. */
  boolean working;

  /** Whether it keeps time still while it does not wait. */
  boolean counts;

  boolean waiting;
  boolean woken;

  /** Who waits, once it does. */
  @Nullable Thread thread;

  Waiter(BooleanSupplier condition) {
    this.condition = condition;
  }
}
