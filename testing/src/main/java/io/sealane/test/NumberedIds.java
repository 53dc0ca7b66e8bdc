package io.sealane.test;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Event ids that a reader can keep in mind: {@code e-1}, {@code e-2} and so on. */
final class NumberedIds implements Supplier<String> {

  private final AtomicInteger last = new AtomicInteger();

  @Override
  public String get() {
    return "e-" + last.incrementAndGet();
  }
}
