package io.sealane.inmemory;

import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.receive.Backlog;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A transport on a bench: short words for what tests do with it. */
final class Bench {
  static final Topic ORDERS = Topic.ordered("orders");
  static final Duration LEASE = Duration.ofSeconds(30);

  final HandScheduler time = new HandScheduler();
  final InMemoryTransport transport;

  Bench() {
    transport = InMemoryTransport.create(time);
  }

  Bench(int capacity) {
    transport = InMemoryTransport.create(time).withCapacity(capacity);
  }

  Bench(Trouble trouble) {
    transport = InMemoryTransport.create(time).withTrouble(trouble);
  }

  static QueueSpec queue(String name) {
    return new QueueSpec(name, List.of(ORDERS), Set.of(), false, LEASE);
  }

  static QueueSpec orderedQueue(String name) {
    return new QueueSpec(name, List.of(ORDERS), Set.of(), true, LEASE);
  }

  static QueueSpec queueOf(String name, String... types) {
    return new QueueSpec(name, List.of(ORDERS), Set.of(types), false, LEASE);
  }

  static Topology topology(QueueSpec... queues) {
    return new Topology(List.of(ORDERS), List.of(queues));
  }

  /** Prepares the queue and opens a receiver. */
  Receiver receiver(QueueSpec queue) {
    now(transport.prepare(topology(queue)));
    return transport.receiver(queue);
  }

  static OutgoingMessage message(String id) {
    return keyed(null, id);
  }

  static OutgoingMessage keyed(String key, String id) {
    return new OutgoingMessage(id, key, bytes(id), Map.of("ce_id", id));
  }

  static OutgoingMessage typed(String type, String id) {
    return new OutgoingMessage(id, null, bytes(id), Map.of("ce_type", type));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  CompletionStage<List<SendResult>> send(OutgoingMessage... messages) {
    return send(transport, messages);
  }

  static CompletionStage<List<SendResult>> send(Transport transport, OutgoingMessage... messages) {
    try (Sender sender = transport.sender(ORDERS)) {
      return sender.send(List.of(messages));
    }
  }

  CompletionStage<List<SendResult>> sendAll(String... ids) {
    return send(Arrays.stream(ids).map(Bench::message).toArray(OutgoingMessage[]::new));
  }

  /** Sends messages that are written as key and number, such as "a1"; the key is the letter. */
  CompletionStage<List<SendResult>> sendKeyed(String... ids) {
    return send(
        Arrays.stream(ids)
            .map(id -> keyed(id.substring(0, 1), id))
            .toArray(OutgoingMessage[]::new));
  }

  static CompletionStage<ReceiveResult> poll(Receiver receiver, int max, Duration wait) {
    return receiver.receive(new ReceiveRequest(max, wait, LEASE));
  }

  /** What is there at once. */
  static List<Delivery> take(Receiver receiver, int max) {
    return deliveries(poll(receiver, max, Duration.ZERO));
  }

  static List<String> takeIds(Receiver receiver, int max) {
    return ids(take(receiver, max));
  }

  static Delivery takeOne(Receiver receiver) {
    return take(receiver, 1).get(0);
  }

  static List<Delivery> deliveries(CompletionStage<ReceiveResult> result) {
    return ((ReceiveResult.Received) now(result)).deliveries();
  }

  static List<String> ids(List<Delivery> deliveries) {
    return deliveries.stream().map(Bench::id).toList();
  }

  static String id(Delivery delivery) {
    return new String(delivery.body(), StandardCharsets.UTF_8);
  }

  static LeaseResult done(Receiver receiver, Delivery delivery) {
    return now(receiver.settle(List.of(new Settlement.Done(delivery)))).get(0);
  }

  static LeaseResult release(Receiver receiver, Delivery delivery, Duration delay) {
    return now(receiver.settle(List.of(new Settlement.Release(delivery, delay)))).get(0);
  }

  static LeaseResult extend(Receiver receiver, Delivery delivery, Duration lease) {
    return now(receiver.extend(List.of(delivery), lease)).get(0);
  }

  static Backlog backlog(Receiver receiver) {
    return now(receiver.backlog());
  }

  /** The value of a stage that must be complete. */
  static <T> T now(CompletionStage<T> stage) {
    CompletableFuture<T> future = stage.toCompletableFuture();
    if (!future.isDone()) {
      throw new AssertionError("not complete");
    }
    return future.join();
  }

  static boolean isDone(CompletionStage<?> stage) {
    return stage.toCompletableFuture().isDone();
  }
}
