package io.sealane.transport.receive;

import java.time.Duration;

/** How a lease is to end. */
public sealed interface Settlement {

  /** The delivery that it is about. */
  Delivery delivery();

  /** The message is dealt with and must not come again. */
  record Done(Delivery delivery) implements Settlement {}

  /**
   * The message is given back, to come again.
   *
   * @param delay how long it stays hidden, zero for not at all
   */
  record Release(Delivery delivery, Duration delay) implements Settlement {}
}
