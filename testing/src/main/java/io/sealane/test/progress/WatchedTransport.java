package io.sealane.test.progress;

import io.sealane.transport.Capabilities;
import io.sealane.transport.Preparation;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.send.Sender;
import java.util.concurrent.CompletionStage;

/**
 * A transport whose queues are known to a test.
 *
 * @param transport what does the work
 * @param queues what is told of the queues
 */
public record WatchedTransport(Transport transport, Queues queues) implements Transport {

  @Override
  public Capabilities capabilities() {
    return transport.capabilities();
  }

  @Override
  public CompletionStage<Preparation> prepare(Topology topology) {
    queues.know(topology);
    return transport.prepare(topology);
  }

  @Override
  public Sender sender(Topic topic) {
    return transport.sender(topic);
  }

  @Override
  public Receiver receiver(QueueSpec queue) {
    return transport.receiver(queue);
  }

  @Override
  public DeadLetterQueue deadLetters(QueueSpec queue) {
    return transport.deadLetters(queue);
  }
}
