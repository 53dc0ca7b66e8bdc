package io.sealane.conformance.mutant;

import io.sealane.transport.receive.Backlog;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Does what the good one does, unless it is overridden. */
class WrongReceiver implements Receiver {

  final Receiver good;

  WrongReceiver(Receiver good) {
    this.good = good;
  }

  @Override
  public CompletionStage<ReceiveResult> receive(ReceiveRequest request) {
    return good.receive(request);
  }

  @Override
  public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
    return good.settle(batch);
  }

  @Override
  public CompletionStage<List<LeaseResult>> extend(List<Delivery> batch, Duration lease) {
    return good.extend(batch, lease);
  }

  @Override
  public CompletionStage<Backlog> backlog() {
    return good.backlog();
  }

  @Override
  public void close() {
    good.close();
  }
}
