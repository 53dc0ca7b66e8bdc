package io.sealane.examples.shop.logistics;

import io.sealane.examples.shop.delivery.DeliveryEvent.DeliveryScheduled;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Loads parcels. */
@RestController
class Logistics {

  private final Map<String, Integer> loaded = new ConcurrentHashMap<>();

  @EventListener
  void load(DeliveryScheduled delivery) {
    loaded.put(delivery.orderId(), delivery.parcels());
  }

  @GetMapping("/parcels")
  Map<String, Integer> loaded() {
    return loaded;
  }
}
