package io.sealane.examples.hello;

// tag::hello-file
import io.sealane.Sealane;
import io.sealane.codec.EventCatalog;
import io.sealane.consume.Subscription;
import io.sealane.event.DomainEvent;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.transport.Topic;

/** One event, one handler, in memory. */
public final class Hello {

  // tag::hello
  sealed interface OrderEvent extends DomainEvent {}

  record OrderCompleted(String orderId, long total) implements OrderEvent {}

  // end::hello
  public static void main(String[] args) {
    // tag::hello
    try (var sealane =
        Sealane.over(InMemoryTransport.create())
            .publish(EventCatalog.of("orders", OrderEvent.class))
            .to(Topic.of("orders"))
            .subscribe(
                Subscription.named("delivery")
                    .to("orders")
                    .on(OrderCompleted.class, it -> System.out.println("Deliver " + it.orderId())))
            .start()) {
      sealane.publisher().publish(new OrderCompleted("o-1", 42_000));
    } // in memory, close() drains: what was published is handled before it returns
    // end::hello
  }
}
// end::hello-file
