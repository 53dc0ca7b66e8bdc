package io.sealane.claimcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sealane.claimcheck.claim.Claims;
import io.sealane.claimcheck.claim.Pointer;
import io.sealane.conformance.faults.Call;
import io.sealane.conformance.faults.Fault;
import io.sealane.error.Failure;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Settlement;
import io.sealane.transport.send.OutgoingMessage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Deliveries are handed over when their bodies are here, and their leases are kept until then. */
class ReceivingTest {

  private static final Failure AWAY = Failure.of(Failure.Kind.TRANSIENT, "the shelf is away");

  @Test
  void aBodyComesAsItWasSent() {
    try (Bench bench = Bench.create()) {
      OutgoingMessage sent = Bench.message("id-1", "key-1", Bench.bytes("large", 10_000));
      bench.send(sent, Bench.small("b"));
      List<Delivery> taken = bench.take();
      assertThat(taken).hasSize(2);
      Delivery large = taken.get(0);
      assertThat(large.body()).isEqualTo(sent.body());
      assertThat(large.attributes()).containsAllEntriesOf(sent.attributes());
      assertThat(large.key()).isEqualTo("key-1");
      assertThat(large.receiveCount()).isEqualTo(1);
      assertThat(bench.shelf.gets).isEqualTo(1);
      taken.forEach(one -> assertThat(bench.done(one)).isInstanceOf(LeaseResult.Confirmed.class));
      assertThat(bench.await(bench.receiver().backlog()).isEmpty()).isTrue();
    }
  }

  @Test
  void whatIsGivenBackByTheHandlerComesAgain() {
    try (Bench bench = Bench.create()) {
      bench.send(Bench.large("a"));
      Delivery first = bench.take().get(0);
      bench.await(bench.receiver().settle(List.of(new Settlement.Release(first, Duration.ZERO))));
      Delivery second = bench.take().get(0);
      assertThat(second.receiveCount()).isEqualTo(2);
      assertThat(second.body()).isEqualTo(first.body());
      assertThat(bench.await(bench.receiver().extend(List.of(second), Bench.LEASE)).get(0))
          .isInstanceOf(LeaseResult.Confirmed.class);
    }
  }

  @Test
  void aBodyThatIsGoneLeavesThePointer() {
    try (Bench bench = Bench.create()) {
      bench.send(Bench.large("a"));
      bench.shelf.payloads.clear();
      Delivery delivery = bench.take().get(0);
      assertThat(Pointer.read(delivery.body())).isNotNull();
      assertThat(delivery.attributes()).containsEntry(Claims.ATTRIBUTE, "1");
      assertThat(bench.done(delivery)).isInstanceOf(LeaseResult.Confirmed.class);
    }
  }

  @Test
  void whileTheStoreIsAwayMessagesStayAwayLongerAndLonger() {
    try (Bench bench = Bench.create()) {
      bench.send(Bench.large("a"));
      bench.shelf.trouble = AWAY;
      for (int i = 0; i < 200; i++) {
        if (bench.receive() instanceof ReceiveResult.Failed failed) {
          assertThat(failed.failure()).isEqualTo(AWAY);
        }
        bench.pass(Duration.ofSeconds(5));
      }
      assertThat(bench.shelf.gets).as("in 1,000 seconds").isBetween(8, 14);
      bench.shelf.trouble = null;
      bench.pass(Duration.ofMinutes(5));
      Delivery back = bench.take().get(0);
      assertThat(back.receiveCount()).as("no handler has had it").isEqualTo(1);
      assertThat(back.body()).hasSize(10_000);
    }
  }

  @Test
  void whatNeedsNoStoreIsHandedOverAndTheNextReceiveSaysWhy() {
    try (Bench bench = Bench.create()) {
      bench.send(Bench.large("a"), Bench.small("b"));
      bench.shelf.trouble = AWAY;
      assertThat(bench.take()).extracting(one -> one.body().length).containsExactly(20);
      assertThat(bench.receive()).isEqualTo(new ReceiveResult.Failed(AWAY));
      assertThat(bench.broker.calls().of(Call.Kind.RECEIVE)).as("asked for nothing").hasSize(1);
      assertThat(bench.take()).isEmpty();
    }
  }

  @Test
  void nothingOvertakesOfItsKeyWhatIsGivenBack() {
    try (Bench bench = Bench.ordered()) {
      bench.send(Bench.message("1", "k", Bench.bytes("first", 10_000)));
      bench.send(Bench.message("2", "k", Bench.bytes("second", 20)));
      bench.send(Bench.message("3", "other", Bench.bytes("third", 20)));
      bench.shelf.trouble = AWAY;
      assertThat(bench.take()).extracting(Delivery::key).containsExactly("other");
      bench.shelf.trouble = null;
      assertThat(bench.receive()).isInstanceOf(ReceiveResult.Failed.class);
      bench.pass(Duration.ofSeconds(2));
      assertThat(bench.take())
          .extracting(one -> one.body().length, Delivery::receiveCount)
          .containsExactly(tuple(10_000, 1), tuple(20, 1));
    }
  }

  @Test
  void leasesAreKeptWhileBodiesAreFetched() {
    try (Bench bench = Bench.create()) {
      bench.send(Bench.large("a"), Bench.small("b"));
      bench.shelf.holding = true;
      CompletionStage<ReceiveResult> receiving = bench.receiving();
      bench.pass(Duration.ofSeconds(100));
      assertThat(receiving.toCompletableFuture().isDone()).isFalse();
      bench.shelf.release();
      List<Delivery> taken = ((ReceiveResult.Received) bench.await(receiving)).deliveries();
      assertThat(taken).hasSize(2);
      // Whoever gets them has the whole lease.
      bench.pass(Bench.LEASE.minusSeconds(1));
      taken.forEach(one -> assertThat(bench.done(one)).isInstanceOf(LeaseResult.Confirmed.class));
    }
  }

  @Test
  void whatWasLostWhileItsBodyWasFetchedIsNotHandedOver() {
    try (Bench bench = Bench.create()) {
      bench.send(Bench.large("a"), Bench.small("b"));
      bench.shelf.holding = true;
      CompletionStage<ReceiveResult> receiving = bench.receiving();
      bench.broker.faults().provoke(Fault.EXTEND_LOST, 1);
      bench.pass(Bench.LEASE.dividedBy(2));
      bench.shelf.release();
      assertThat(((ReceiveResult.Received) bench.await(receiving)).deliveries())
          .extracting(one -> one.body().length)
          .containsExactly(20);
    }
  }

  @Test
  void aStoreThatNeverAnswersIsNotWaitedForForEver() {
    try (Bench bench = Bench.create()) {
      bench.send(Bench.large("a"));
      bench.shelf.holding = true;
      ReceiveResult result = bench.receive();
      assertThat(result).isInstanceOf(ReceiveResult.Failed.class);
      assertThat(((ReceiveResult.Failed) result).failure().reason()).contains("PT2M");
      assertThat(bench.await(bench.receiver().backlog()).inFlight()).isZero();
    }
  }

  @Test
  void closingGivesBackAtOnceWhatWaitsForItsBody() {
    try (Bench bench = Bench.create()) {
      bench.send(Bench.large("a"));
      bench.shelf.holding = true;
      CompletionStage<ReceiveResult> receiving = bench.receiving();
      bench.receiver().close();
      assertThat(receiving.toCompletableFuture().isDone()).as("at once").isTrue();
      assertThat(bench.await(receiving)).isEqualTo(new ReceiveResult.Received(List.of()));
      assertThat(bench.await(bench.receiver().backlog()).ready()).isEqualTo(1);
    }
  }

  @Test
  void onlySoManyBodiesAreFetchedAtOnce() {
    try (Bench bench = Bench.with(check -> check.withParallel(2))) {
      for (int i = 0; i < 7; i++) {
        bench.send(Bench.large("m" + i));
      }
      bench.shelf.holding = true;
      CompletionStage<ReceiveResult> receiving = bench.receiving();
      while (bench.shelf.release()) {}
      assertThat(((ReceiveResult.Received) bench.await(receiving)).deliveries()).hasSize(7);
      assertThat(bench.shelf.mostAtOnce).isEqualTo(2);
    }
  }

  @Test
  void noMoreIsFetchedThanThereIsRoomFor() {
    int bytes = 30 << 20;
    try (Bench bench = Bench.with(check -> check.withMaxBytes(40 << 20))) {
      for (int i = 0; i < 4; i++) {
        bench.send(Bench.message("m" + i, null, Bench.bytes("m" + i, bytes)));
      }
      List<Delivery> taken = bench.take();
      assertThat(taken).as("of 64 MiB").hasSize(2);
      assertThat(bench.shelf.gets).isEqualTo(2);
      taken.forEach(bench::done);
      taken = bench.take();
      assertThat(taken).extracting(Delivery::receiveCount).containsExactly(1, 1);
    }
  }
}
