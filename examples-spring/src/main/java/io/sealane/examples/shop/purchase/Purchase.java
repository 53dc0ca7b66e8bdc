package io.sealane.examples.shop.purchase;

import io.sealane.examples.shop.orders.OrderEvent.OrderCompleted;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Buys what was ordered. */
@RestController
class Purchase {

  private final Map<String, Integer> bought = new ConcurrentHashMap<>();

  @EventListener
  void buy(OrderCompleted order) {
    bought.merge(order.article(), order.quantity(), Integer::sum);
  }

  @GetMapping("/purchases")
  Map<String, Integer> bought() {
    return bought;
  }
}
