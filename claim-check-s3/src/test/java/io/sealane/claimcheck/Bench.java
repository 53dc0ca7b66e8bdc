package io.sealane.claimcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.faults.FaultyTransport;
import io.sealane.conformance.time.TestTime;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendLimits;
import io.sealane.transport.send.SendResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A claim check over a broker in memory that takes little, in virtual time. */
final class Bench implements AutoCloseable {

  static final Duration LEASE = Duration.ofSeconds(30);

  /** Ten a call, as SQS; 2,000 bytes a message. */
  static final SendLimits NARROW = new SendLimits(10, 2_000, 4_000, 10, 400, false);

  final TestTime time = TestTime.virtual();
  final FaultyTransport broker =
      new FaultyTransport(InMemoryTransport.create(time.scheduler()), time.scheduler());
  final Shelf shelf = new Shelf("shelf://one/");
  final ClaimCheck transport;
  final Topic topic;
  final QueueSpec queue;
  private @Nullable Receiver receiver;

  private Bench(boolean ordered, UnaryOperator<ClaimCheck> how) {
    broker.narrow(NARROW);
    topic = new Topic("orders", ordered);
    queue = new QueueSpec("delivery", List.of(topic), Set.of(), ordered, LEASE);
    transport =
        how.apply(
            ClaimCheck.over(broker, shelf).withMaxBytes(1_000_000).withScheduler(time.scheduler()));
    await(transport.prepare(new Topology(List.of(topic), List.of(queue))));
  }

  static Bench create() {
    return new Bench(false, same -> same);
  }

  static Bench ordered() {
    return new Bench(true, same -> same);
  }

  static Bench with(UnaryOperator<ClaimCheck> how) {
    return new Bench(false, how);
  }

  static OutgoingMessage message(String id, @Nullable String key, byte[] body) {
    return new OutgoingMessage(id, key, body, Map.of("ce_type", "orders.Completed", "ce_id", id));
  }

  static OutgoingMessage large(String id) {
    return message(id, null, bytes(id, 10_000));
  }

  static OutgoingMessage small(String id) {
    return message(id, null, bytes(id, 20));
  }

  /** Bytes that begin with a text. */
  static byte[] bytes(String beginning, int length) {
    String text = beginning + ".".repeat(length);
    return text.substring(0, length).getBytes(StandardCharsets.UTF_8);
  }

  List<SendResult> send(OutgoingMessage... messages) {
    return await(transport.sender(topic).send(List.of(messages)));
  }

  /** Sends as it is, past the claim check. */
  void sendRaw(Map<String, String> attributes, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    OutgoingMessage message = new OutgoingMessage("raw", null, bytes, attributes);
    assertThat(await(broker.sender(topic).send(List.of(message))).get(0))
        .isInstanceOf(SendResult.Accepted.class);
  }

  Receiver receiver() {
    Receiver open = receiver;
    if (open == null) {
      open = transport.receiver(queue);
      receiver = open;
    }
    return open;
  }

  CompletionStage<ReceiveResult> receiving() {
    return receiver().receive(new ReceiveRequest(10, Duration.ZERO, LEASE));
  }

  ReceiveResult receive() {
    return await(receiving());
  }

  List<Delivery> take() {
    ReceiveResult result = receive();
    assertThat(result).isInstanceOf(ReceiveResult.Received.class);
    return ((ReceiveResult.Received) result).deliveries();
  }

  LeaseResult done(Delivery delivery) {
    return await(receiver().settle(List.of(new Settlement.Done(delivery)))).get(0);
  }

  void pass(Duration span) {
    var over = new java.util.concurrent.CompletableFuture<Void>();
    time.scheduler().schedule(() -> over.complete(null), span);
    await(over);
  }

  <T> T await(CompletionStage<T> stage) {
    try {
      return time.scheduler().await(stage, Duration.ofDays(1));
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    time.close();
  }
}
