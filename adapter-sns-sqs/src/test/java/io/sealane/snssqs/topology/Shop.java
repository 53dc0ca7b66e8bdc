package io.sealane.snssqs.topology;

import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What the contexts of a shop need: one publishes and consumes, in order and not. */
public final class Shop {

  public static final Topic ORDERS = Topic.ordered("orders");
  public static final Topic MAILS = Topic.of("mails");
  public static final Topic CATALOGS = Topic.of("catalogs");
  public static final Duration LEASE = Duration.ofSeconds(45);

  public static final QueueSpec DELIVERY =
      new QueueSpec(
          "delivery",
          List.of(ORDERS),
          Set.of("orders.OrderCompleted", "orders.OrderCancelled"),
          true,
          LEASE,
          5);

  /** A standard queue that a FIFO topic and two standard topics fill. */
  public static final QueueSpec AUDIT =
      new QueueSpec("audit", List.of(ORDERS, MAILS, CATALOGS), Set.of(), false, LEASE, 3);

  public static final Topology TOPOLOGY =
      new Topology(List.of(ORDERS, MAILS), List.of(DELIVERY, AUDIT));

  private Shop() {}
}
