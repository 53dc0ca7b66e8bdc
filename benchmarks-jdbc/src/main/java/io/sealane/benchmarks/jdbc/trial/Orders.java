package io.sealane.benchmarks.jdbc.trial;

import io.sealane.benchmarks.codec.Order;

/** The events: orders whose data has about 840 bytes. */
public final class Orders {

  private static final Order.Placed ONE = Order.placed(12);

  private Orders() {}

  /** One of that number; there are 997 keys. */
  public static Order.Placed placed(long number) {
    return of("o-" + number % 997);
  }

  /** One of that order. */
  public static Order.Placed of(String orderId) {
    return new Order.Placed(
        orderId,
        ONE.customerId(),
        ONE.channel(),
        ONE.currency(),
        ONE.total(),
        ONE.version(),
        ONE.express(),
        ONE.placedAt(),
        ONE.street(),
        ONE.city(),
        ONE.country(),
        ONE.loyaltyPoints(),
        ONE.lines());
  }
}
