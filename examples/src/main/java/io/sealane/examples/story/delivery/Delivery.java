package io.sealane.examples.story.delivery;

import io.sealane.consume.EventContext;
import io.sealane.consume.HandlingFailure;
import io.sealane.consume.RetryPolicy;
import io.sealane.consume.Subscription;
import io.sealane.event.DomainEvent;
import io.sealane.examples.story.delivery.DeliveryEvent.DeliveryPostponed;
import io.sealane.examples.story.delivery.DeliveryEvent.DeliveryScheduled;
import io.sealane.examples.story.orders.OrderEvent.OrderCompleted;
import io.sealane.time.Backoff;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The delivery context. */
public final class Delivery {

  /** In a shop this would be minutes. */
  private static final RetryPolicy RETRY =
      RetryPolicy.none().withDelayed(2, Backoff.fixed(Duration.ofMillis(50)));

  private final BooleanSupplier storm;
  private final Consumer<String> say;

  /** One that looks at the weather and says aloud what it does. */
  public Delivery(BooleanSupplier storm, Consumer<String> say) {
    this.storm = storm;
    this.say = say;
  }

  /** What it listens to. */
  public Subscription subscription() {
    return Subscription.named("delivery")
        .to("orders")
        .concurrency(1)
        .retry(RETRY)
        .onWithContext(OrderCompleted.class, this::schedule)
        .onFailure(this::postpone);
  }

  private void schedule(OrderCompleted order, EventContext context) {
    if (order.city().equals("Jeju") && storm.getAsBoolean()) {
      throw new IllegalStateException("no ferry to Jeju");
    }
    say.accept("schedules a parcel to " + order.city());
    context.publish(new DeliveryScheduled(order.orderId(), order.city()));
  }

  /** The compensation: whoever relied on this delivery is told that it will not come soon. */
  private void postpone(DomainEvent event, EventContext context, HandlingFailure failure) {
    if (event instanceof OrderCompleted order) {
      say.accept("gives up for now, and tells everybody that " + order.orderId() + " has to wait");
      context.publish(new DeliveryPostponed(order.orderId(), failure.reason().name()));
    }
  }
}
