package io.sealane.examples.shop.delivery;

import io.sealane.examples.shop.delivery.DeliveryEvent.DeliveryScheduled;
import io.sealane.examples.shop.orders.OrderEvent.OrderCompleted;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Schedules a delivery for each order; four pieces fit into a parcel. */
@Component
class Delivery {

  private static final int PIECES = 4;

  private final ApplicationEventPublisher events;

  Delivery(ApplicationEventPublisher events) {
    this.events = events;
  }

  @EventListener
  void schedule(OrderCompleted order) {
    if (order.quantity() < 1) {
      throw new IllegalArgumentException("nothing to deliver");
    }
    int parcels = (order.quantity() + PIECES - 1) / PIECES;
    events.publishEvent(new DeliveryScheduled(order.orderId(), parcels));
  }
}
