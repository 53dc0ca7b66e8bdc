package io.sealane.test;

import io.sealane.SealaneBuilder;
import io.sealane.codec.EventCatalog;
import io.sealane.consume.EventHandler;
import io.sealane.consume.RetryPolicy;
import io.sealane.consume.Subscription;
import io.sealane.event.DomainEvent;
import io.sealane.time.Backoff;
import io.sealane.transport.Topic;
import java.time.Duration;

/** A small application to be tested. */
public final class Shop {

  /** What the orders say to others. */
  public sealed interface OrderEvent extends DomainEvent {}

  public record OrderCompleted(String orderId, long total) implements OrderEvent {
    @Override
    public String key() {
      return orderId;
    }
  }

  public record OrderCancelled(String orderId) implements OrderEvent {}

  /** What the delivery says to others. */
  public sealed interface DeliveryEvent extends DomainEvent {}

  public record DeliveryScheduled(String orderId) implements DeliveryEvent {}

  public static final EventCatalog ORDERS = EventCatalog.of("orders", OrderEvent.class);
  public static final EventCatalog DELIVERIES = EventCatalog.of("delivery", DeliveryEvent.class);

  /** Tries again twice, a minute and two minutes later. */
  public static final RetryPolicy PATIENT =
      RetryPolicy.none()
          .withDelayed(2, new Backoff(Duration.ofMinutes(1), Duration.ofHours(1), 2.0, 0.0));

  private Shop() {}

  public static SealaneBuilder events(SealaneBuilder builder) {
    return builder
        .publish(ORDERS)
        .to(Topic.of("orders"))
        .publish(DELIVERIES)
        .to(Topic.of("deliveries"));
  }

  public static Subscription delivery(EventHandler<OrderCompleted> handler) {
    return Subscription.named("delivery")
        .to("orders")
        .on(OrderCompleted.class, handler)
        .retry(PATIENT);
  }

  static Subscription schedulingDelivery() {
    return Subscription.named("delivery")
        .to("orders")
        .retry(PATIENT)
        .onWithContext(
            OrderCompleted.class,
            (order, context) -> context.publish(new DeliveryScheduled(order.orderId())));
  }

  static Subscription logistics(EventHandler<DeliveryScheduled> handler) {
    return Subscription.named("logistics")
        .to("deliveries")
        .on(DeliveryScheduled.class, handler)
        .retry(PATIENT);
  }
}
