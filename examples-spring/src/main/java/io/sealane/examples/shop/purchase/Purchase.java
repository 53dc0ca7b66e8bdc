package io.sealane.examples.shop.purchase;

import io.sealane.examples.shop.orders.OrderEvent.OrderCompleted;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Buys what was ordered. */
@RestController
class Purchase {

  private final JdbcClient database;

  Purchase(JdbcClient database) {
    this.database = database;
  }

  @EventListener
  void buy(OrderCompleted order) {
    database
        .sql("insert into purchases values (?, ?)")
        .params(order.article(), order.quantity())
        .update();
  }

  /** How many of each article. */
  @GetMapping("/purchases")
  Map<String, Integer> bought() {
    Map<String, Integer> bought = new LinkedHashMap<>();
    database
        .sql("select article, sum(quantity) from purchases group by article order by article")
        .query((row, i) -> Map.entry(row.getString(1), row.getInt(2)))
        .list()
        .forEach(one -> bought.put(one.getKey(), one.getValue()));
    return bought;
  }
}
