package io.sealane.examples.shop.orders;

import io.sealane.examples.shop.orders.OrderEvent.OrderCancelled;
import io.sealane.examples.shop.orders.OrderEvent.OrderCompleted;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes orders over HTTP, and knows nothing of those who care. The order and its event are one
 * transaction; to ask again for the same order is safe.
 */
@RestController
@Transactional
class Orders {

  private final ApplicationEventPublisher events;
  private final JdbcClient database;

  Orders(ApplicationEventPublisher events, JdbcClient database) {
    this.events = events;
    this.database = database;
  }

  record Order(String article, int quantity) {}

  @PutMapping("/orders/{id}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void complete(@PathVariable("id") String id, @RequestBody Order order) {
    int isNew =
        database
            .sql("insert into orders values (?, ?, ?) on conflict do nothing")
            .params(id, order.article(), order.quantity())
            .update();
    if (isNew == 1) {
      events.publishEvent(new OrderCompleted(id, order.article(), order.quantity()));
    }
  }

  @DeleteMapping("/orders/{id}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void cancel(@PathVariable("id") String id) {
    if (database.sql("delete from orders where id = ?").param(id).update() == 1) {
      events.publishEvent(new OrderCancelled(id));
    }
  }
}
