package io.sealane.jdbc.outbox;

import io.sealane.transport.Capabilities;
import io.sealane.transport.Preparation;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/** What a relay with a mistake makes of its transport. */
record WrongTransport(
    Transport good,
    BiFunction<Sender, List<OutgoingMessage>, CompletionStage<List<SendResult>>> sending)
    implements Transport {

  @Override
  public Capabilities capabilities() {
    return good.capabilities();
  }

  @Override
  public CompletionStage<Preparation> prepare(Topology topology) {
    return good.prepare(topology);
  }

  @Override
  public Sender sender(Topic topic) {
    Sender sender = good.sender(topic);
    return new Sender() {
      @Override
      public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
        return sending.apply(sender, batch);
      }

      @Override
      public void close() {
        sender.close();
      }
    };
  }

  @Override
  public Receiver receiver(QueueSpec queue) {
    return good.receiver(queue);
  }

  @Override
  public DeadLetterQueue deadLetters(QueueSpec queue) {
    return good.deadLetters(queue);
  }
}
