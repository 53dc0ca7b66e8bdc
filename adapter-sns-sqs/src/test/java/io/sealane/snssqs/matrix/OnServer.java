package io.sealane.snssqs.matrix;

import io.sealane.conformance.proxy.Provoked;
import io.sealane.conformance.proxy.Rule;
import io.sealane.conformance.sample.ShopEvent.Opened;
import io.sealane.consume.ContextHandler;
import io.sealane.snssqs.server.AwsServer;
import java.time.Duration;
import java.util.List;

/** Cases of the matrix, all on one server. */
interface OnServer {

  /** The server that they run on. */
  AwsServer server();

  /** Everything happens while the rules are at work. */
  default void inTrouble(String id, boolean ordered, Rule... rules) {
    try (World world = new World(server(), ordered)) {
      world.consumer();
      List<Provoked> provoked = List.of(rules).stream().map(world.proxy()::provoke).toList();
      world.publish(40);
      world.until(id + " has happened", () -> provoked.stream().allMatch(rule -> rule.hits() > 0));
      world.heal();
      world.isUnharmed(id);
    }
  }

  /** A handler that takes its time before its effect. */
  default ContextHandler<Opened> slowly(World world, Duration span) {
    return (event, context) -> {
      world.pass(span);
      world.effect(event, context);
    };
  }
}
