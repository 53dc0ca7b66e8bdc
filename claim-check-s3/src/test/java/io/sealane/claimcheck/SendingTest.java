package io.sealane.claimcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.claimcheck.claim.Claims;
import io.sealane.claimcheck.claim.Pointer;
import io.sealane.conformance.faults.Fault;
import io.sealane.error.Failure;
import io.sealane.transport.Capabilities;
import io.sealane.transport.Topic;
import io.sealane.transport.Transport;
import io.sealane.transport.forward.ForwardingTransport;
import io.sealane.transport.send.MessageSize;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendLimits;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is too large is put into the store, and sent as a pointer. */
class SendingTest {

  @Test
  void whatTheBrokerTakesKeepsItsBody() {
    try (Bench bench = Bench.create()) {
      OutgoingMessage small = Bench.small("a");
      assertThat(bench.send(small)).allSatisfy(SendingTest::isAccepted);
      assertThat(sent(bench)).containsExactly(small);
      assertThat(bench.shelf.puts).isZero();
    }
  }

  @Test
  void whatIsTooLargeIsSentAsAPointerThatSaysNothingOfIt() {
    try (Bench bench = Bench.create()) {
      bench.send(Bench.message("id-1", "key-1", Bench.bytes("secret", 10_000)));
      OutgoingMessage sent = sent(bench).get(0);
      Pointer pointer = Pointer.read(sent.body());
      assertThat(pointer).isNotNull();
      assertThat(pointer.bytes()).isEqualTo(10_000);
      assertThat(pointer.location()).isEqualTo("shelf://one/");
      assertThat(bench.shelf.payloads).containsOnlyKeys(pointer.sha256());
      assertThat(new String(sent.body(), StandardCharsets.UTF_8)).doesNotContain("secret");
      assertThat(sent.id()).isEqualTo("id-1");
      assertThat(sent.key()).isEqualTo("key-1");
      assertThat(sent.attributes())
          .containsEntry("ce_type", "orders.Completed")
          .containsEntry("ce_id", "id-1")
          .containsEntry(Claims.ATTRIBUTE, "1");
      assertThat(MessageSize.of(sent)).isLessThan(500);
    }
  }

  @Test
  void aBodyThatCannotBeKeptIsRejectedAndItsNeighboursAreSent() {
    try (Bench bench = Bench.create()) {
      Failure denied = Failure.of(Failure.Kind.DENIED, "no");
      bench.shelf.trouble = denied;
      List<SendResult> results = bench.send(Bench.small("a"), Bench.large("b"), Bench.small("c"));
      assertThat(results.get(1)).isEqualTo(new SendResult.Rejected(denied));
      isAccepted(results.get(0));
      isAccepted(results.get(2));
      assertThat(sent(bench)).extracting(OutgoingMessage::id).containsExactly("a", "c");
    }
  }

  @Test
  void nothingIsSentIfNoBodyIsKept() {
    try (Bench bench = Bench.create()) {
      bench.shelf.trouble = Failure.of(Failure.Kind.TRANSIENT, "away");
      assertThat(bench.send(Bench.large("a")).get(0)).isInstanceOf(SendResult.Rejected.class);
      assertThat(bench.broker.calls().batches()).isEmpty();
    }
  }

  @Test
  void whatIsSentAgainIsKeptOnce() {
    try (Bench bench = Bench.create()) {
      bench.broker.faults().provoke(Fault.SEND_ANSWER_LOST, 1);
      assertThat(bench.send(Bench.large("a")).get(0)).isInstanceOf(SendResult.Unknown.class);
      isAccepted(bench.send(Bench.large("a")).get(0));
      assertThat(bench.shelf.puts).isEqualTo(2);
      assertThat(bench.shelf.payloads).hasSize(1);
    }
  }

  @Test
  void whatIsBeyondTheRaisedLimitIsRefusedBeforeAnyCall() {
    try (Bench bench = Bench.create()) {
      OutgoingMessage huge = Bench.message("a", null, new byte[1_000_001]);
      SendResult result = bench.send(huge).get(0);
      assertThat(((SendResult.Rejected) result).failure().kind()).isEqualTo(Failure.Kind.INVALID);
      assertThat(((SendResult.Rejected) result).failure().reason())
          .contains("1000042 bytes", "limit is 1000000");
      assertThat(bench.shelf.puts).isZero();
      assertThat(bench.broker.calls().batches()).isEmpty();
    }
  }

  @Test
  void attributesThatLeaveNoRoomForAPointerAreRefusedBeforeAnyCall() {
    try (Bench bench = Bench.create()) {
      Map<String, String> attributes = Map.of("long", "x".repeat(1_990));
      SendResult result =
          bench.send(new OutgoingMessage("a", null, new byte[5_000], attributes)).get(0);
      assertThat(((SendResult.Rejected) result).failure().kind()).isEqualTo(Failure.Kind.INVALID);
      assertThat(bench.shelf.puts).isZero();
    }
  }

  @Test
  void anApplicationCannotClaim() {
    try (Bench bench = Bench.create()) {
      Map<String, String> attributes = new HashMap<>(Map.of("mine", "yes"));
      attributes.put(Claims.ATTRIBUTE, "1");
      bench.send(new OutgoingMessage("a", null, "{}".getBytes(StandardCharsets.UTF_8), attributes));
      assertThat(sent(bench).get(0).attributes()).isEqualTo(Map.of("mine", "yes"));
    }
  }

  @Test
  void whatIsLeftIsPackedByTheBrokersOwnLimits() {
    try (Bench bench = Bench.create()) {
      OutgoingMessage[] messages =
          IntStream.range(0, 10)
              .mapToObj(i -> Bench.message("m" + i, null, Bench.bytes("m" + i, 1_200 + i)))
              .toArray(OutgoingMessage[]::new);
      List<SendResult> results = bench.send(messages);
      assertThat(results).hasSize(10).allSatisfy(SendingTest::isAccepted);
      assertThat(bench.broker.calls().batches())
          .allSatisfy(
              batch ->
                  assertThat(batch.stream().mapToInt(MessageSize::of).sum())
                      .isLessThanOrEqualTo(Bench.NARROW.maxBatchBytes()));
      assertThat(sent(bench)).hasSize(10);
    }
  }

  @Test
  void resultsAreInTheOrderOfTheBatchHoweverItIsPacked() {
    try (Bench bench = Bench.ordered()) {
      bench.broker.narrow(new SendLimits(2, 2_000, 4_000, 10, 400, true));
      ClaimCheck packed =
          ClaimCheck.over(bench.broker, bench.shelf).withScheduler(bench.time.scheduler());
      List<OutgoingMessage> batch =
          IntStream.range(0, 7)
              .mapToObj(i -> Bench.message("m" + i, "k" + i / 2, Bench.bytes("m" + i, 3_000)))
              .toList();
      bench.broker.faults().provoke(Fault.SEND_INVALID, 1);
      List<SendResult> results = bench.await(packed.sender(bench.topic).send(batch));
      assertThat(bench.broker.calls().batches())
          .allSatisfy(
              call -> assertThat(call).extracting(OutgoingMessage::key).doesNotHaveDuplicates());
      assertThat(results.get(0)).isInstanceOf(SendResult.Rejected.class);
      assertThat(results.subList(1, 7)).allSatisfy(SendingTest::isAccepted);
      for (int i = 0; i < 6; i += 2) {
        assertThat(sent(bench))
            .extracting(OutgoingMessage::id)
            .containsSubsequence("m" + i, "m" + (i + 1));
      }
    }
  }

  @Test
  void whereOrderIsKeptCallsGoOneAfterTheOther() {
    try (Bench bench = Bench.ordered()) {
      bench.broker.faults().provoke(Fault.SEND_ANSWER_HELD, 1);
      List<OutgoingMessage> batch =
          IntStream.range(0, 8)
              .mapToObj(i -> Bench.message("m" + i, "k" + i, Bench.bytes("m" + i, 1_200)))
              .toList();
      CompletionStage<List<SendResult>> sending = bench.transport.sender(bench.topic).send(batch);
      assertThat(bench.broker.calls().batches()).hasSize(1);
      bench.broker.faults().heal();
      assertThat(bench.await(sending)).hasSize(8).allSatisfy(SendingTest::isAccepted);
      assertThat(bench.broker.calls().batches()).hasSize(3);
    }
  }

  @Test
  void whatIsUnderWayWhenASenderIsClosedArrives() {
    try (Bench bench = Bench.create()) {
      bench.shelf.holdingPuts = true;
      Sender sender = bench.transport.sender(bench.topic);
      CompletionStage<List<SendResult>> sending = sender.send(List.of(Bench.large("a")));
      sender.close();
      assertThat(bench.shelf.release()).isTrue();
      isAccepted(bench.await(sending).get(0));
      bench.shelf.holdingPuts = false;
      assertThat(bench.await(sender.send(List.of(Bench.large("b")))).get(0))
          .as("after that it is closed")
          .isInstanceOf(SendResult.Rejected.class);
    }
  }

  @Test
  void theLimitsThatOthersPackByAreRaised() {
    try (Bench bench = Bench.create()) {
      SendLimits limits = bench.transport.capabilities().sending();
      assertThat(limits.maxMessageBytes()).isEqualTo(1_000_000);
      assertThat(limits.maxBatchBytes()).isEqualTo(1_000_000);
      assertThat(limits.maxBatchCount()).isEqualTo(10);
      assertThat(limits.maxAttributes()).as("one is the claim's").isEqualTo(9);
      assertThat(limits.onePerKey()).as("bodies are put independently").isTrue();
    }
  }

  @Test
  void aTopicThatTakesMoreKeepsLargerBodies() {
    try (Bench bench = Bench.create()) {
      SendLimits wide = new SendLimits(10, 20_000, 20_000, 10, 400, false);
      Transport broker =
          new ForwardingTransport(bench.broker) {
            @Override
            public Capabilities capabilities() {
              return transport.capabilities().with(Bench.NARROW, Map.of("orders", wide));
            }
          };
      ClaimCheck transport =
          ClaimCheck.over(broker, bench.shelf).withScheduler(bench.time.scheduler());
      bench.await(
          transport
              .sender(bench.topic)
              .send(List.of(Bench.large("a"), Bench.message("b", null, new byte[20_000]))));
      assertThat(bench.shelf.puts).as("only what is beyond the topic's limit").isEqualTo(1);
      bench.await(transport.sender(new Topic("others", false)).send(List.of(Bench.large("c"))));
      assertThat(bench.shelf.puts).as("another topic takes less").isEqualTo(2);
    }
  }

  private static List<OutgoingMessage> sent(Bench bench) {
    return bench.broker.calls().batches().stream().flatMap(List::stream).toList();
  }

  private static void isAccepted(SendResult result) {
    assertThat(result).isInstanceOf(SendResult.Accepted.class);
  }
}
