package io.sealane.examples.docs;

import static io.sealane.test.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.DeadLetters;
import io.sealane.codec.EventCatalog;
import io.sealane.consume.RetryPolicy;
import io.sealane.consume.Subscription;
import io.sealane.examples.docs.OrderEvent.OrderCompleted;
import io.sealane.test.SealaneTest;
import io.sealane.transport.Topic;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.Redrive;
import io.sealane.transport.deadletter.Selection;
import org.junit.jupiter.api.Test;

/** docs/dead-letters.md. */
class DeadLettersTest {

  private final Vans vans = new Vans();

  @Test
  void anOperatorLooksAndSendsBackAndDiscards() {
    vans.breakDown(3);
    try (var test = open()) {
      test.publishAll(order(1), order(2), order(3)).awaitAll();
      var sealane = test.sealane();
      // tag::dead-letters
      DeadLetters letters = sealane.deadLetters("delivery");
      for (DeadLetter letter : letters.list(Selection.first(100))) {
        System.out.println(
            letter.type() + " " + letter.id() + " of " + letter.key() + ": " + letter.cause());
      }
      letters.redrive(Selection.ids("e-1"));
      letters.discard(Selection.ids("e-2"));
      Redrive slowly = letters.redrive(Selection.all(), 5); // a second
      // end::dead-letters
      test.awaitIdle();

      assertThat(slowly.moved()).isEqualTo(1);
      assertThat(vans.booked()).containsExactlyInAnyOrder("o-1", "o-3");
      assertThat(letters.list()).isEmpty();
      assertThat(test).handled(OrderCompleted.class).times(2).atAttempt(1);
    }
  }

  private static OrderCompleted order(int number) {
    return new OrderCompleted("o-" + number, 42_000);
  }

  private SealaneTest open() {
    return SealaneTest.with(
        builder ->
            builder
                .publish(EventCatalog.of("orders", OrderEvent.class))
                .to(Topic.of("orders"))
                .subscribe(
                    Subscription.named("delivery")
                        .to("orders")
                        .retry(RetryPolicy.none())
                        .on(OrderCompleted.class, it -> vans.book(it.orderId()))));
  }
}
