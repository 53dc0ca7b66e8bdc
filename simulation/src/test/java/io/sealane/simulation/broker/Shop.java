package io.sealane.simulation.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.codec.MessageAttributes;
import io.sealane.simulation.fault.Fault;
import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.fault.Faults;
import io.sealane.simulation.time.Crew;
import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.time.SimScheduler;
import io.sealane.simulation.time.Trace;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One topic, one queue and a client, in a life of their own. */
final class Shop {

  static final Duration LEASE = Duration.ofSeconds(10);
  private static final Crew CREW = new Crew();

  final SimScheduler life;
  final SimProcess client;
  final SimBroker broker;
  final Faults faults;
  final NoLedger ledger = new NoLedger();
  final Topic topic;
  final QueueSpec queue;
  final Transport transport;
  final Sender sender;
  final Receiver receiver;

  private Shop(SimScheduler life, BrokerSettings settings, boolean ordered, List<Fault> plan) {
    this.life = life;
    this.client = life.process("client");
    this.faults = new Faults(plan, 7, life::now);
    this.broker =
        new SimBroker(settings, life.process("broker"), faults, ledger, new SplittableRandom(3));
    this.topic = new Topic("orders", ordered);
    this.queue = new QueueSpec("delivery", List.of(topic), Set.of("a"), ordered, LEASE);
    broker.create(new Topology(List.of(topic), List.of(queue)));
    this.transport = broker.transport(client);
    this.sender = transport.sender(topic);
    this.receiver = transport.receiver(queue);
  }

  static Trace run(boolean ordered, Consumer<Shop> body, FaultKind... kinds) {
    return run(BrokerSettings.AWS, ordered, body, kinds);
  }

  static Trace run(
      BrokerSettings settings, boolean ordered, Consumer<Shop> body, FaultKind... kinds) {
    Trace trace = Trace.of(false);
    SimScheduler life = new SimScheduler(CREW, new SplittableRandom(5), trace);
    List<Fault> plan =
        List.of(kinds).stream()
            .map(kind -> new Fault(kind, Duration.ZERO, Duration.ofSeconds(30), 1))
            .toList();
    Shop shop = new Shop(life, settings, ordered, plan);
    List<String> complaints =
        life.run(shop.client, () -> body.accept(shop), 100_000, Duration.ofSeconds(20));
    assertThat(complaints).isEmpty();
    return trace;
  }

  void pass(long millis) {
    client.pass(Duration.ofMillis(millis));
  }

  List<SendResult> send(String... ids) {
    return sendKeyed(null, ids);
  }

  List<SendResult> sendKeyed(@Nullable String key, String... ids) {
    List<OutgoingMessage> batch = new ArrayList<>();
    for (String id : ids) {
      batch.add(new OutgoingMessage(id, key, id.getBytes(), Map.of(MessageAttributes.TYPE, "a")));
    }
    List<SendResult> results = get(sender.send(batch));
    pass(100);
    return results;
  }

  static String[] ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> "e" + i).toArray(String[]::new);
  }

  List<Delivery> receive(int max, long waitMillis) {
    return ((ReceiveResult.Received) ask(max, waitMillis)).deliveries();
  }

  ReceiveResult ask(int max, long waitMillis) {
    return get(receiver.receive(new ReceiveRequest(max, Duration.ofMillis(waitMillis), LEASE)));
  }

  Delivery one() {
    List<Delivery> one = receive(1, 15_000);
    assertThat(one).hasSize(1);
    return one.get(0);
  }

  /** Everything that comes, in the order of coming; what comes is settled if asked for. */
  List<Delivery> all(boolean settle) {
    List<Delivery> all = new ArrayList<>();
    for (List<Delivery> some = receive(10, 1); !some.isEmpty(); some = receive(10, 1)) {
      all.addAll(some);
      if (settle) {
        some.forEach(this::done);
      }
    }
    return all;
  }

  LeaseResult done(Delivery delivery) {
    return get(receiver.settle(List.of(new Settlement.Done(delivery)))).get(0);
  }

  LeaseResult release(Delivery delivery, Duration delay) {
    return get(receiver.settle(List.of(new Settlement.Release(delivery, delay)))).get(0);
  }

  LeaseResult extend(Delivery delivery, Duration lease) {
    return get(receiver.extend(List.of(delivery), lease)).get(0);
  }

  <T> T get(CompletionStage<T> stage) {
    try {
      return client.await(stage, Duration.ofMinutes(5));
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static List<String> bodies(List<Delivery> deliveries) {
    return deliveries.stream().map(delivery -> new String(delivery.body())).toList();
  }
}
