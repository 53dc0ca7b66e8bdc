package io.sealane.examples.shop.orders;

import io.sealane.examples.shop.orders.OrderEvent.OrderCancelled;
import io.sealane.examples.shop.orders.OrderEvent.OrderCompleted;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes orders over HTTP, and knows nothing of those who care. */
@RestController
class Orders {

  private final ApplicationEventPublisher events;

  Orders(ApplicationEventPublisher events) {
    this.events = events;
  }

  record Order(String article, int quantity) {}

  @PutMapping("/orders/{id}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void complete(@PathVariable("id") String id, @RequestBody Order order) {
    events.publishEvent(new OrderCompleted(id, order.article(), order.quantity()));
  }

  @DeleteMapping("/orders/{id}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void cancel(@PathVariable("id") String id) {
    events.publishEvent(new OrderCancelled(id));
  }
}
