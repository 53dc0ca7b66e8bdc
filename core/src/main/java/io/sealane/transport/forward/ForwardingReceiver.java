package io.sealane.transport.forward;

import io.sealane.transport.receive.Backlog;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** Passes every call on to another receiver. */
public abstract class ForwardingReceiver implements Receiver {

  /** What does the work. */
  protected final Receiver receiver;

  /** To that receiver. */
  protected ForwardingReceiver(Receiver receiver) {
    this.receiver = Objects.requireNonNull(receiver, "receiver");
  }

  @Override
  public CompletionStage<ReceiveResult> receive(ReceiveRequest request) {
    return receiver.receive(request);
  }

  @Override
  public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
    return receiver.settle(batch);
  }

  @Override
  public CompletionStage<List<LeaseResult>> extend(List<Delivery> batch, Duration lease) {
    return receiver.extend(batch, lease);
  }

  @Override
  public CompletionStage<Backlog> backlog() {
    return receiver.backlog();
  }

  @Override
  public void close() {
    receiver.close();
  }
}
