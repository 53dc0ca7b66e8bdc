package io.sealane.examples.story.logistics;

import io.sealane.consume.Subscription;
import io.sealane.examples.story.delivery.DeliveryEvent.DeliveryScheduled;
import io.sealane.examples.story.purchase.PurchaseEvent.PurchaseOrderCreated;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** The logistics context. */
public final class Logistics {

  private final Consumer<String> say;
  private final Set<String> purchases = new HashSet<>();
  private final Set<String> deliveries = new HashSet<>();
  private int shipped;

  /** One that says aloud what it does. */
  public Logistics(Consumer<String> say) {
    this.say = say;
  }

  /** What it listens to. */
  public Subscription subscription() {
    return Subscription.named("logistics")
        .to("purchase", "delivery")
        .on(PurchaseOrderCreated.class, this::register)
        .on(DeliveryScheduled.class, this::register);
  }

  /** How many parcels left. */
  public synchronized int shipped() {
    return shipped;
  }

  private synchronized void register(PurchaseOrderCreated created) {
    say.accept("registers the purchase order of " + created.orderId());
    purchases.add(created.orderId());
    shipIfComplete(created.orderId());
  }

  private synchronized void register(DeliveryScheduled scheduled) {
    say.accept("registers the delivery of " + scheduled.orderId());
    deliveries.add(scheduled.orderId());
    shipIfComplete(scheduled.orderId());
  }

  private void shipIfComplete(String orderId) {
    if (purchases.contains(orderId) && deliveries.contains(orderId)) {
      shipped++;
      say.accept("ships " + orderId);
    }
  }
}
