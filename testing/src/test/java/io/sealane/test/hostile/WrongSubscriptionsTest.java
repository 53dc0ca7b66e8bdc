package io.sealane.test.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.consume.HeadOfLine;
import io.sealane.consume.Subscription;
import io.sealane.error.ConfigurationException;
import io.sealane.event.DomainEvent;
import io.sealane.test.SealaneTest;
import io.sealane.test.Shop;
import io.sealane.test.Shop.OrderCompleted;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Everything that is wrong with subscriptions is said at once, and nothing is taken silently. */
class WrongSubscriptionsTest {

  record Unknown(String id) implements DomainEvent {}

  @Test
  void allProblemsAreInOneMessage() {
    Subscription delivery = Shop.delivery(order -> {});
    assertThatThrownBy(
            () ->
                SealaneTest.with(
                    builder ->
                        Shop.events(builder)
                            .subscribe(
                                delivery,
                                delivery,
                                Subscription.named("a b").to("nowhere"),
                                Subscription.named("idle").on(Unknown.class, event -> {}),
                                Subscription.named("odd")
                                    .to("orders")
                                    .on(OrderCompleted.class, order -> {})
                                    .on(OrderCompleted.class, order -> {})
                                    .concurrency(0)
                                    .ordered(HeadOfLine.PARK)
                                    .lease(Duration.ofHours(13), Duration.ofMinutes(1))
                                    .timeout(Duration.ZERO))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            """
            this Sealane has 12 problems:
              - subscription 'delivery' is there twice
              - subscription 'a b' needs a name of 1 to 64 of A-Z a-z 0-9 _ -
              - subscription 'a b' has no handler
              - subscription 'a b' is to topic 'nowhere', which nobody declares; known topics: \
            [orders, deliveries]; topics(Topic.of("nowhere")) declares one of somebody else
              - subscription 'idle' handles \
            io.sealane.test.hostile.WrongSubscriptionsTest$Unknown, which is in no catalogue; \
            publish(..) or read(..) one that has it
              - subscription 'idle' is to no topic
              - subscription 'odd' has a concurrency of 0; 1 is the least
              - subscription 'odd' has a lease of PT13H and a maximum of PT1M
              - subscription 'odd' has a timeout of PT0S; it is more than zero
              - subscription 'odd' is to park keys, and no shared store of parked keys is there
              - subscription 'odd' has 2 handlers for io.sealane.test.Shop$OrderCompleted; one is \
            allowed
              - subscription 'odd' has a lease of PT13H; the transport of topic 'orders' gives \
            PT12H at most""");
  }

  @Test
  void nullIsRefusedWhereItIsSaid() {
    Subscription delivery = Shop.delivery(order -> {});
    assertThatNullPointerException().isThrownBy(() -> delivery.retry(null)).withMessage("retry");
    assertThatNullPointerException().isThrownBy(() -> delivery.timeout(null));
    assertThatNullPointerException().isThrownBy(() -> delivery.lease(null, null));
    assertThatNullPointerException().isThrownBy(() -> delivery.onFailure(null));
    assertThatNullPointerException().isThrownBy(() -> delivery.guardedBy(null));
    assertThatNullPointerException().isThrownBy(() -> delivery.expired(null));
    assertThatNullPointerException().isThrownBy(() -> delivery.translating("ORD", null));
    assertThatNullPointerException().isThrownBy(() -> delivery.on(null, event -> {}));
    try (var sealane = SealaneTest.with(builder -> Shop.events(builder).subscribe(delivery))) {
      assertThatNullPointerException()
          .isThrownBy(() -> sealane.sealane().stop(null))
          .withMessage("deadline");
    }
  }

  @Test
  void asManyAtOnceAsThereAreIsANumberToo() {
    List<String> handled = new CopyOnWriteArrayList<>();
    try (var sealane =
        SealaneTest.with(
            builder ->
                Shop.events(builder)
                    .subscribe(
                        Shop.delivery(order -> handled.add(order.orderId()))
                            .concurrency(Integer.MAX_VALUE)))) {
      for (int i = 0; i < 30; i++) {
        sealane.publish(new OrderCompleted("o-" + i, i));
      }
      sealane.awaitIdle();

      assertThat(handled).hasSize(30);
    }
  }
}
