package io.sealane.examples.shop.delivery;

import io.sealane.examples.shop.delivery.DeliveryEvent.DeliveryScheduled;
import io.sealane.examples.shop.orders.OrderEvent.OrderCompleted;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Schedules a delivery for each order; four pieces fit into a parcel. */
@RestController
class Delivery {

  private static final int PIECES = 4;

  private final ApplicationEventPublisher events;
  private final JdbcClient database;

  Delivery(ApplicationEventPublisher events, JdbcClient database) {
    this.events = events;
    this.database = database;
  }

  @EventListener
  void schedule(OrderCompleted order) {
    if (order.quantity() < 1) {
      throw new IllegalArgumentException("nothing to deliver");
    }
    int parcels = (order.quantity() + PIECES - 1) / PIECES;
    database.sql("insert into deliveries values (?, ?)").params(order.orderId(), parcels).update();
    events.publishEvent(new DeliveryScheduled(order.orderId(), parcels));
  }

  /** An order that is delivered twice is in it twice. */
  @GetMapping("/deliveries")
  List<String> scheduled() {
    return database
        .sql("select order_id from deliveries order by order_id")
        .query((row, number) -> row.getString("order_id"))
        .list();
  }
}
