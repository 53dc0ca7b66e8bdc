package io.sealane.simulation.broker;

import io.sealane.error.Failure;
import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.wire.Call;
import io.sealane.simulation.wire.Request;
import io.sealane.simulation.wire.Wire;
import io.sealane.transport.Capabilities;
import io.sealane.transport.Preparation;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.send.Sender;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The adapter: the broker as one process sees it. */
final class SimTransport implements Transport {

  private final SimBroker broker;
  private final Wire wire;
  private final SimProcess client;

  SimTransport(SimBroker broker, Wire wire, SimProcess client) {
    this.broker = broker;
    this.wire = wire;
    this.client = client;
  }

  @Override
  public Capabilities capabilities() {
    return broker.settings().capabilities();
  }

  @Override
  public CompletionStage<Preparation> prepare(Topology topology) {
    return wire.call(
        client,
        Call.ADMIN,
        new Request<>() {
          @Override
          public void arrive(Consumer<Preparation> reply) {
            broker.create(topology);
            reply.accept(Preparation.READY);
          }

          @Override
          public Preparation refused(Failure failure) {
            return new Preparation(List.of(), failure);
          }

          @Override
          public Preparation lost(Failure failure) {
            return new Preparation(List.of(), failure);
          }
        });
  }

  @Override
  public Sender sender(Topic topic) {
    return new SimSender(broker, wire, client, topic);
  }

  @Override
  public Receiver receiver(QueueSpec queue) {
    return new SimReceiver(broker, wire, client, broker.queue(queue.name()));
  }

  @Override
  public DeadLetterQueue deadLetters(QueueSpec queue) {
    return new SimDeadLetterQueue(wire, client, broker.queue(queue.name()));
  }
}
