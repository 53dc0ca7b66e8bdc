package io.sealane.examples.story.orders;

import io.sealane.consume.EventContext;
import io.sealane.consume.Subscription;
import io.sealane.event.Publication;
import io.sealane.examples.story.orders.OrderEvent.OrderCompleted;
import io.sealane.publish.EventPublisher;
import java.util.function.Consumer;

/** The order context. */
public final class Orders {

  private final Consumer<String> say;

  /** One that says aloud what it does. */
  public Orders(Consumer<String> say) {
    this.say = say;
  }

  /** Takes over what the legacy system reports. */
  public Subscription subscription() {
    // tag::translating
    return Subscription.named("orders")
        .to("legacy")
        .translatingForeign(new LegacyOrders())
        .onWithContext(OrderCompleted.class, this::takeOver);
    // end::translating
  }

  /**
   * A customer completes an order.
   *
   * @return what was published; to publish it again is to tell the same event again
   */
  public Publication complete(OrderCompleted order, EventPublisher publisher) {
    say.accept(order.orderId() + " is complete: " + content(order));
    Publication publication = Publication.of(order).withId("completed-" + order.orderId());
    publisher.publish(publication);
    return publication;
  }

  private void takeOver(OrderCompleted order, EventContext context) {
    say.accept("takes over " + order.orderId() + ": " + content(order));
    context.publish(order);
  }

  private static String content(OrderCompleted order) {
    return order.quantity() + " x " + order.article() + " for " + order.city();
  }
}
