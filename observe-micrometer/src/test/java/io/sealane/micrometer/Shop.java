package io.sealane.micrometer;

import io.sealane.Sealane;
import io.sealane.SealaneBuilder;
import io.sealane.codec.EventCatalog;
import io.sealane.consume.RetryPolicy;
import io.sealane.consume.Subscription;
import io.sealane.event.DomainEvent;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.transport.Topic;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A shop whose orders are delivered, in memory. */
final class Shop {

  sealed interface Event extends DomainEvent {}

  record Ordered(String id, String secret) implements Event {
    @Override
    public String key() {
      return id;
    }
  }

  record Shipped(String id) implements Event {}

  static final String ORDERED = "shop.Ordered";
  static final String SHIPPED = "shop.Shipped";

  final List<String> billed = new CopyOnWriteArrayList<>();

  private Shop() {}

  static Shop open() {
    return new Shop();
  }

  /** Delivers orders, and tells that they were shipped; a subscription to that bills them. */
  SealaneBuilder builder() {
    return Sealane.over(InMemoryTransport.create())
        .publish(EventCatalog.of("shop", Event.class))
        .to(Topic.of("orders"))
        .subscribe(
            Subscription.named("delivery")
                .to("orders")
                .retry(RetryPolicy.none())
                .onWithContext(
                    Ordered.class,
                    (order, context) -> {
                      if (order.id().startsWith("bad")) {
                        throw new IllegalStateException("cannot ship " + order.secret());
                      }
                      context.publish(new Shipped(order.id()));
                    }),
            Subscription.named("billing")
                .to("orders")
                .on(Shipped.class, shipped -> billed.add(shipped.id())));
  }
}
