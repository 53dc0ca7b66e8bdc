package io.sealane.simulation.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.codec.MessageAttributes;
import io.sealane.error.Failure.Kind;
import io.sealane.simulation.broker.BrokerSettings.SizeLimits;
import io.sealane.simulation.fault.FaultKind;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What the broker does when all goes well, and at the limits that it declares. */
class SimBrokerTest {

  @Test
  void whatIsAcceptedIsDeliveredUntilItIsSettled() {
    Shop.run(
        false,
        shop -> {
          assertThat(shop.send(Shop.ids(10))).allMatch(SendResult.Accepted.class::isInstance);
          assertThat(Shop.bodies(shop.all(true))).containsExactlyInAnyOrder(Shop.ids(10));
          shop.pass(60_000);
          assertThat(shop.all(true)).isEmpty();
          assertThat(shop.broker.backlog("delivery").isEmpty()).isTrue();
        });
  }

  @Test
  void aDeliveryThatIsNotSettledComesAgainWhenItsLeaseEnds() {
    Shop.run(
        false,
        shop -> {
          shop.send("e");
          Delivery first = shop.one();
          assertThat(shop.receive(1, 5_000)).isEmpty();
          Delivery again = shop.one();
          assertThat(again.receiveCount()).isEqualTo(2);
          assertThat(again.messageId()).isEqualTo(first.messageId());
          assertThat(shop.faults.hits(FaultKind.LEASE_EXPIRED)).isOne();
        });
  }

  @Test
  void aStaleHandleIsConfirmedAndDoesNothing() {
    Shop.run(
        false,
        shop -> {
          shop.send("e");
          Delivery first = shop.one();
          shop.pass(11_000);
          Delivery second = shop.one();
          assertThat(shop.done(first)).isInstanceOf(LeaseResult.Confirmed.class);
          assertThat(shop.broker.copies("delivery")).hasSize(1);
          assertThat(shop.extend(first, Shop.LEASE)).isInstanceOf(LeaseResult.Lost.class);
          assertThat(shop.done(second)).isInstanceOf(LeaseResult.Confirmed.class);
          assertThat(shop.broker.copies("delivery")).isEmpty();
        });
  }

  @Test
  void aFifoQueueSaysSoWhenAHandleIsStale() {
    Shop.run(
        true,
        shop -> {
          shop.send("e");
          Delivery first = shop.one();
          shop.pass(11_000);
          assertThat(shop.done(first)).isInstanceOf(LeaseResult.Lost.class);
        });
  }

  @Test
  void anExtendedLeaseKeepsTheMessageAway() {
    Shop.run(
        false,
        shop -> {
          shop.send("e");
          Delivery first = shop.one();
          shop.pass(8_000);
          assertThat(shop.extend(first, Shop.LEASE)).isInstanceOf(LeaseResult.Confirmed.class);
          assertThat(shop.receive(1, 8_000)).isEmpty();
          assertThat(shop.done(first)).isInstanceOf(LeaseResult.Confirmed.class);
          assertThat(shop.receive(1, 5_000)).isEmpty();
        });
  }

  @Test
  void aLeaseCannotBeExtendedBeyondTheMaximum() {
    BrokerSettings tight =
        new BrokerSettings(100, 100, Duration.ofSeconds(20), true, 10, SizeLimits.AWS);
    Shop.run(
        tight,
        false,
        shop -> {
          shop.send("e");
          Delivery first = shop.one();
          shop.pass(9_000);
          assertThat(shop.extend(first, Duration.ofSeconds(15)))
              .isInstanceOf(LeaseResult.AtMaximum.class);
          assertThat(shop.extend(first, Duration.ofSeconds(10)))
              .isInstanceOf(LeaseResult.Confirmed.class);
        });
  }

  @Test
  void aReleasedMessageComesAgainAfterItsDelay() {
    Shop.run(
        false,
        shop -> {
          shop.send("e");
          Delivery first = shop.one();
          long released = shop.life.now();
          shop.release(first, Duration.ofSeconds(3));
          assertThat(shop.one().receiveCount()).isEqualTo(2);
          assertThat(shop.life.now() - released).isGreaterThan(3_000_000_000L);
          assertThat(shop.release(first, Duration.ZERO)).isInstanceOf(LeaseResult.Lost.class);
        });
  }

  @Test
  void aMessageThatComesTooOftenBecomesADeadLetter() {
    BrokerSettings impatient =
        new BrokerSettings(100, 3, Duration.ofHours(1), true, 10, SizeLimits.AWS);
    Shop.run(
        impatient,
        false,
        shop -> {
          shop.send("e");
          for (int i = 0; i < 3; i++) {
            shop.release(shop.one(), Duration.ZERO);
          }
          assertThat(shop.receive(1, 100)).isEmpty();
          assertThat(shop.broker.letters("delivery"))
              .singleElement()
              .extracting(letter -> letter.cause().reason())
              .isEqualTo(DeadLetter.Reason.BROKER);
        });
  }

  @Test
  void aRedrivenLetterComesAgainAsNew() {
    BrokerSettings impatient =
        new BrokerSettings(100, 1, Duration.ofHours(1), true, 10, SizeLimits.AWS);
    Shop.run(
        impatient,
        false,
        shop -> {
          shop.send("e");
          shop.release(shop.one(), Duration.ZERO);
          assertThat(shop.receive(1, 100)).isEmpty();
          shop.transport.deadLetters(shop.queue).redrive(Selection.all(), 10);
          assertThat(shop.one().receiveCount()).isOne();
          assertThat(shop.broker.letters("delivery")).isEmpty();
        });
  }

  @Test
  void onlyTheTypesThatAQueueTakesGetIntoIt() {
    Shop.run(
        false,
        shop -> {
          shop.broker.inject(
              "orders",
              new OutgoingMessage("other", null, new byte[0], Map.of(MessageAttributes.TYPE, "b")));
          shop.send("e");
          assertThat(Shop.bodies(shop.all(true))).containsExactly("e");
        });
  }

  @Test
  void atTheCapAStandardQueueRefusesAndAFifoQueueBringsNothing() {
    BrokerSettings capped =
        new BrokerSettings(2, 100, Duration.ofHours(1), true, 10, SizeLimits.AWS);
    Shop.run(
        capped,
        false,
        shop -> {
          shop.send(Shop.ids(5));
          shop.one();
          shop.one();
          assertThat(shop.ask(1, 0))
              .isInstanceOfSatisfying(
                  ReceiveResult.Failed.class,
                  failed -> assertThat(failed.failure().kind()).isEqualTo(Kind.THROTTLED));
        });
    Shop.run(
        capped,
        true,
        shop -> {
          shop.send(Shop.ids(5));
          shop.one();
          shop.one();
          assertThat(shop.receive(1, 1_000)).isEmpty();
        });
  }

  @Test
  void aFifoGroupComesInOrderAndOnlyWhenNoneOfItIsInFlight() {
    Shop.run(
        true,
        shop -> {
          for (int i = 0; i < 6; i++) {
            shop.sendKeyed("k", "e" + i);
          }
          List<Delivery> some = shop.receive(3, 0);
          assertThat(Shop.bodies(some))
              .isEqualTo(List.of("e0", "e1", "e2").subList(0, some.size()));
          assertThat(shop.receive(10, 1_000)).isEmpty();
          some.subList(1, some.size()).forEach(delivery -> shop.release(delivery, Duration.ZERO));
          assertThat(shop.receive(10, 1_000)).isEmpty();
          shop.release(some.get(0), Duration.ZERO);
          assertThat(Shop.bodies(shop.all(true))).containsExactly(Shop.ids(6));
        });
  }

  @Test
  void anOrderedTopicTakesAnIdOnceInFiveMinutes() {
    Shop.run(
        true,
        shop -> {
          shop.send("e");
          shop.pass(290_000);
          shop.send("e");
          assertThat(shop.all(true)).hasSize(1);
          shop.pass(11_000);
          shop.send("e");
          assertThat(shop.all(true)).hasSize(1);
          assertThat(shop.faults.hits(FaultKind.DEDUPLICATED)).isOne();
        });
  }

  @Test
  void aLongPollEndsWithTheFirstMessage() {
    Shop.run(
        false,
        shop -> {
          CompletionStage<ReceiveResult> poll =
              shop.receiver.receive(new ReceiveRequest(1, Duration.ofSeconds(20), Shop.LEASE));
          shop.pass(3_000);
          shop.send("e");
          assertThat(shop.get(poll)).isInstanceOf(ReceiveResult.Received.class);
          assertThat(shop.life.now()).isLessThan(4_000_000_000L);
        });
  }

  @Test
  void closingAReceiverEndsItsPolls() {
    Shop.run(
        false,
        shop -> {
          CompletionStage<ReceiveResult> poll =
              shop.receiver.receive(new ReceiveRequest(1, Duration.ofSeconds(20), Shop.LEASE));
          shop.pass(1_000);
          shop.receiver.close();
          assertThat(((ReceiveResult.Received) shop.get(poll)).deliveries()).isEmpty();
          assertThat(shop.life.now()).isLessThan(2_000_000_000L);
        });
  }

  @Test
  void batchesBeyondTheLimitsAreNoticed() {
    Shop.run(
        false,
        shop -> {
          shop.send(Shop.ids(11));
          assertThat(shop.ledger.misuses).singleElement().asString().contains("11 messages");
        });
  }
}
