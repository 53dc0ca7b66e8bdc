package io.sealane.examples.story.purchase;

import io.sealane.consume.EventContext;
import io.sealane.consume.Subscription;
import io.sealane.examples.story.delivery.DeliveryEvent.DeliveryPostponed;
import io.sealane.examples.story.delivery.DeliveryEvent.DeliveryScheduled;
import io.sealane.examples.story.orders.OrderEvent.OrderCompleted;
import io.sealane.examples.story.purchase.PurchaseEvent.PurchaseOrderCreated;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The purchase context. */
public final class Purchase {

  private final Consumer<String> say;
  private final Set<String> onHold = ConcurrentHashMap.newKeySet();

  /** One that says aloud what it does. */
  public Purchase(Consumer<String> say) {
    this.say = say;
  }

  /** What it listens to. */
  public Subscription subscription() {
    return Subscription.named("purchase")
        .to("orders", "delivery")
        .concurrency(1)
        .onWithContext(OrderCompleted.class, this::order)
        .on(DeliveryPostponed.class, this::hold)
        .on(DeliveryScheduled.class, this::release);
  }

  private void order(OrderCompleted order, EventContext context) {
    say.accept("creates a purchase order: " + order.quantity() + " x " + order.article());
    context.publish(new PurchaseOrderCreated(order.orderId(), order.quantity(), order.article()));
  }

  private void hold(DeliveryPostponed postponed) {
    onHold.add(postponed.orderId());
    say.accept("puts the purchase order of " + postponed.orderId() + " on hold");
  }

  private void release(DeliveryScheduled scheduled) {
    if (onHold.remove(scheduled.orderId())) {
      say.accept("goes on with the purchase order of " + scheduled.orderId());
    }
  }
}
