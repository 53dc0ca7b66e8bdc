package io.sealane.conformance.mutant;

import io.sealane.transport.Capabilities;
import io.sealane.transport.Capability;
import io.sealane.transport.Preparation;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.forward.ForwardingTransport;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A transport of which every part does what the good one does, unless it is overridden. */
class Wrong extends ForwardingTransport {

  final Transport good;

  Wrong(Transport good) {
    super(good);
    this.good = good;
  }

  /** The same capabilities, one more declared. */
  static UnaryOperator<Transport> declaring(Capability more) {
    return declaring(declared -> declared.add(more));
  }

  /** The same capabilities, one not declared. */
  static UnaryOperator<Transport> hiding(Capability hidden) {
    return declaring(declared -> declared.remove(hidden));
  }

  private static UnaryOperator<Transport> declaring(
      java.util.function.Consumer<Set<Capability>> change) {
    return good ->
        new Wrong(good) {
          @Override
          public Capabilities capabilities() {
            Capabilities all = good.capabilities();
            Set<Capability> declared = EnumSet.copyOf(all.declared());
            change.accept(declared);
            return all.with(declared);
          }
        };
  }

  static UnaryOperator<Transport> preparing(UnaryOperator<QueueSpec> change) {
    return good ->
        new Wrong(good) {
          @Override
          public CompletionStage<Preparation> prepare(Topology topology) {
            return good.prepare(
                new Topology(topology.topics(), topology.queues().stream().map(change).toList()));
          }
        };
  }

  static UnaryOperator<Transport> sending(Function<Sender, Sender> change) {
    return good ->
        new Wrong(good) {
          @Override
          public Sender sender(Topic topic) {
            return change.apply(good.sender(topic));
          }
        };
  }

  static UnaryOperator<Transport> receiving(Function<Receiver, Receiver> change) {
    return good ->
        new Wrong(good) {
          @Override
          public Receiver receiver(QueueSpec queue) {
            return change.apply(good.receiver(queue));
          }
        };
  }

  static UnaryOperator<Transport> burying(Function<DeadLetterQueue, DeadLetterQueue> change) {
    return good ->
        new Wrong(good) {
          @Override
          public DeadLetterQueue deadLetters(QueueSpec queue) {
            return change.apply(good.deadLetters(queue));
          }
        };
  }

  /** Each message changed on its way. */
  static UnaryOperator<Transport> sendingEach(UnaryOperator<OutgoingMessage> change) {
    return sending(
        good ->
            new WrongSender(good) {
              @Override
              public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
                return good.send(batch.stream().map(change).toList());
              }
            });
  }

  /** Each delivery changed on its way; what is settled is the good one. */
  static UnaryOperator<Transport> settling(Function<Settlement, Settlement> change) {
    return receiving(
        good ->
            new WrongReceiver(good) {
              @Override
              public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
                return good.settle(batch.stream().map(change).toList());
              }
            });
  }

  /** Each result of an extension changed. */
  static UnaryOperator<Transport> extending(UnaryOperator<List<LeaseResult>> change) {
    return receiving(
        good ->
            new WrongReceiver(good) {
              @Override
              public CompletionStage<List<LeaseResult>> extend(
                  List<Delivery> batch, Duration lease) {
                return good.extend(batch, lease).thenApply(change);
              }
            });
  }

  /** Each result of a receive changed. */
  static UnaryOperator<Transport> receivingEach(UnaryOperator<List<Delivery>> change) {
    return receiving(
        good ->
            new WrongReceiver(good) {
              @Override
              public CompletionStage<ReceiveResult> receive(ReceiveRequest request) {
                return good.receive(request)
                    .thenApply(
                        result ->
                            result instanceof ReceiveResult.Received received
                                ? new ReceiveResult.Received(change.apply(received.deliveries()))
                                : result);
              }
            });
  }
}
