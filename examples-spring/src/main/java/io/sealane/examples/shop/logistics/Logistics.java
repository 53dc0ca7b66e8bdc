package io.sealane.examples.shop.logistics;

import io.sealane.examples.shop.delivery.DeliveryEvent.DeliveryScheduled;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Loads parcels. */
@RestController
class Logistics {

  private final JdbcClient database;

  Logistics(JdbcClient database) {
    this.database = database;
  }

  @EventListener
  void load(DeliveryScheduled delivery) {
    database
        .sql("insert into parcels values (?, ?)")
        .params(delivery.orderId(), delivery.parcels())
        .update();
  }

  /** How many parcels of each order; of one that is loaded twice, twice as many. */
  @GetMapping("/parcels")
  Map<String, Integer> loaded() {
    Map<String, Integer> loaded = new LinkedHashMap<>();
    database
        .sql("select order_id, sum(number) from parcels group by order_id order by order_id")
        .query((row, i) -> Map.entry(row.getString(1), row.getInt(2)))
        .list()
        .forEach(one -> loaded.put(one.getKey(), one.getValue()));
    return loaded;
  }
}
