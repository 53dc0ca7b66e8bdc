package io.sealane.transport.forward;

import io.sealane.transport.Capabilities;
import io.sealane.transport.Preparation;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.send.Sender;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** Passes every call on to another transport. */
public abstract class ForwardingTransport implements Transport {

  /** What does the work. */
  protected final Transport transport;

  /** To that transport. */
  protected ForwardingTransport(Transport transport) {
    this.transport = Objects.requireNonNull(transport, "transport");
  }

  @Override
  public Capabilities capabilities() {
    return transport.capabilities();
  }

  @Override
  public CompletionStage<Preparation> prepare(Topology topology) {
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
