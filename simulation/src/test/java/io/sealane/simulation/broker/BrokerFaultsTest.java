package io.sealane.simulation.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.error.Failure.Kind;
import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.time.SimProcess;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetter.Cause;
import io.sealane.transport.deadletter.DeadLetter.Reason;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way in which the broker misbehaves, alone and certain; plans end after 30 seconds. */
class BrokerFaultsTest {

  private static final long CALM = 31_000;

  @ParameterizedTest
  @EnumSource(names = {"SEND_FAILED", "OUTAGE", "DENIED", "MISSING", "THROTTLED"})
  void aRefusedSendIsNotThere(FaultKind kind) {
    Shop.run(
        false,
        shop -> {
          assertThat(shop.send("e")).allMatch(SendResult.Rejected.class::isInstance);
          assertThat(shop.ledger.queued).isEmpty();
          assertThat(shop.faults.hits(kind)).isOne();
        },
        kind);
  }

  @Test
  void aLostRequestIsUnknownAndNotThere() {
    Shop.run(
        false,
        shop -> {
          assertThat(shop.send("e")).allMatch(SendResult.Unknown.class::isInstance);
          assertThat(shop.ledger.queued).isEmpty();
        },
        FaultKind.REQUEST_LOST);
  }

  @Test
  void aLostResponseIsUnknownAndThere() {
    Shop.run(
        false,
        shop -> {
          assertThat(shop.send("e")).allMatch(SendResult.Unknown.class::isInstance);
          assertThat(shop.ledger.queued).containsExactly("e");
        },
        FaultKind.RESPONSE_LOST);
  }

  @Test
  void aLateRequestArrivesAfterItsClientHasGivenUp() {
    Shop.run(
        false,
        shop -> {
          assertThat(shop.send("e")).allMatch(SendResult.Unknown.class::isInstance);
          shop.pass(5_000);
          assertThat(shop.ledger.queued).containsExactly("e");
        },
        FaultKind.REQUEST_LATE);
  }

  @Test
  void anEntryFailsAlone() {
    Shop.run(
        false,
        shop -> {
          assertThat(shop.send(Shop.ids(10))).allMatch(SendResult.Rejected.class::isInstance);
          assertThat(shop.faults.hits(FaultKind.SEND_ENTRY_FAILED)).isEqualTo(10);
        },
        FaultKind.SEND_ENTRY_FAILED);
  }

  @ParameterizedTest
  @EnumSource(names = {"SETTLE_FAILED", "SETTLE_ENTRY_FAILED"})
  void aFailedSettlementLeavesTheMessage(FaultKind kind) {
    Shop.run(
        false,
        shop -> {
          shop.send("e");
          Delivery delivery = shop.one();
          assertThat(shop.done(delivery)).isInstanceOf(LeaseResult.Failed.class);
          assertThat(shop.broker.copies("delivery")).hasSize(1);
        },
        kind);
  }

  @ParameterizedTest
  @EnumSource(names = {"EXTEND_FAILED", "EXTEND_ENTRY_FAILED"})
  void aFailedExtensionLeavesTheLeaseAsItWas(FaultKind kind) {
    Shop.run(
        false,
        shop -> {
          shop.send("e");
          Delivery delivery = shop.one();
          long end = shop.broker.copies("delivery").get(0).leaseEnd();
          assertThat(shop.extend(delivery, Shop.LEASE)).isInstanceOf(LeaseResult.Failed.class);
          assertThat(shop.broker.copies("delivery").get(0).leaseEnd()).isEqualTo(end);
        },
        kind);
  }

  @Test
  void aLostAnswerToAReceiveLeavesTheMessageInFlight() {
    Shop.run(
        false,
        shop -> {
          shop.broker.inject("orders", new OutgoingMessage("e", null, new byte[0], Map.of()));
          assertThat(shop.ask(1, 1_000)).isInstanceOf(ReceiveResult.Failed.class);
          assertThat(shop.broker.backlog("delivery").inFlight()).isOne();
        },
        FaultKind.RESPONSE_LOST);
  }

  @Test
  void anOutageFailsEveryCallAndEnds() {
    Shop.run(
        false,
        shop -> {
          assertThat(shop.ask(1, 0))
              .isInstanceOfSatisfying(
                  ReceiveResult.Failed.class,
                  failed -> assertThat(failed.failure().kind()).isEqualTo(Kind.TRANSIENT));
          shop.pass(CALM);
          assertThat(shop.send("e")).allMatch(SendResult.Accepted.class::isInstance);
        },
        FaultKind.OUTAGE);
  }

  @Test
  void aRestartLosesOpenCallsAndKeepsMessages() {
    Shop.run(
        false,
        shop -> {
          CompletionStage<ReceiveResult> poll =
              shop.receiver.receive(new ReceiveRequest(1, Duration.ofSeconds(20), Shop.LEASE));
          shop.pass(1_000);
          shop.broker.restart();
          assertThat(shop.get(poll)).isInstanceOf(ReceiveResult.Failed.class);
          shop.send("e");
          shop.broker.restart();
          assertThat(Shop.bodies(shop.all(true))).containsExactly("e");
        });
  }

  @Test
  void aMessageCanComeAgainAfterItWasDeleted() {
    Shop.run(
        false,
        shop -> {
          shop.send("e");
          shop.done(shop.one());
          assertThat(shop.receive(1, 21_000)).hasSize(1);
        },
        FaultKind.DUPLICATE_AFTER_DELETE);
  }

  @Test
  void twoReceiversCanHaveAMessageAtOnce() {
    Shop.run(
        false,
        shop -> {
          shop.send("e");
          Delivery first = shop.one();
          Delivery second = shop.receive(1, 1_000).get(0);
          assertThat(second.messageId()).isEqualTo(first.messageId());
        },
        FaultKind.DUPLICATE_AT_ONCE);
  }

  @Test
  void aLeaseCanEndBeforeItsTime() {
    Shop.run(
        false,
        shop -> {
          shop.send("e");
          Delivery first = shop.one();
          assertThat(shop.receive(1, 9_900)).hasSize(1);
          assertThat(shop.extend(first, Shop.LEASE)).isInstanceOf(LeaseResult.Lost.class);
        },
        FaultKind.LEASE_STOLEN);
  }

  @Test
  void aReceiveCanBringNothingAlthoughThereIsSomething() {
    Shop.run(
        false,
        shop -> {
          shop.send("e");
          assertThat(shop.receive(1, 20_000)).isEmpty();
          shop.pass(CALM);
          assertThat(shop.receive(1, 0)).hasSize(1);
        },
        FaultKind.FALSE_EMPTY);
  }

  @Test
  void aPollCanOutliveItsReceiver() {
    Shop.run(
        false,
        shop -> {
          CompletionStage<ReceiveResult> poll =
              shop.receiver.receive(new ReceiveRequest(1, Duration.ofSeconds(1), Shop.LEASE));
          shop.pass(500);
          shop.receiver.close();
          shop.pass(1_000);
          shop.send("e");
          assertThat(((ReceiveResult.Received) shop.get(poll)).deliveries()).hasSize(1);
          assertThat(shop.faults.hits(FaultKind.POLL_AFTER_STOP)).isOne();
        },
        FaultKind.POLL_AFTER_STOP,
        FaultKind.LATE_POLL);
  }

  @ParameterizedTest
  @EnumSource(names = {"ORPHANED_POLL", "CRASH"})
  void thePollOfADeadProcessTakesMessagesOnlyIfPlanned(FaultKind kind) {
    Shop.run(
        false,
        shop -> {
          SimProcess victim = shop.life.process("victim");
          victim.execute(
              () ->
                  shop.broker
                      .transport(victim)
                      .receiver(shop.queue)
                      .receive(new ReceiveRequest(1, Duration.ofSeconds(20), Shop.LEASE)));
          shop.pass(100);
          victim.kill();
          shop.send("e");
          assertThat(shop.receive(1, 1_000)).hasSize(kind == FaultKind.CRASH ? 1 : 0);
        },
        kind);
  }

  @ParameterizedTest
  @EnumSource(names = {"DEAD_LETTER_FAILED", "RESPONSE_LOST"})
  void aDeadLetterIsKeptOrNotWhateverIsAnswered(FaultKind kind) {
    Shop.run(
        false,
        shop -> {
          Cause cause = new Cause(Reason.REJECTED, "", 1, Instant.EPOCH, Instant.EPOCH);
          DeadLetter letter =
              new DeadLetter("m", "e", "a", "delivery", null, new byte[0], Map.of(), cause);
          SendResult result = shop.get(shop.transport.deadLetters(shop.queue).add(letter));
          boolean refused = kind == FaultKind.DEAD_LETTER_FAILED;
          assertThat(result)
              .isInstanceOf(refused ? SendResult.Rejected.class : SendResult.Unknown.class);
          assertThat(shop.broker.letters("delivery")).hasSize(refused ? 0 : 1);
        },
        kind);
  }

  @Test
  void aStandardQueueGivesLaterMessagesFirst() {
    Shop.run(
        false,
        shop -> {
          for (int i = 0; i < 20; i++) {
            shop.send("e" + i);
          }
          assertThat(Shop.bodies(shop.all(true))).hasSize(20).isNotEqualTo(List.of(Shop.ids(20)));
        },
        FaultKind.REORDERED);
  }
}
