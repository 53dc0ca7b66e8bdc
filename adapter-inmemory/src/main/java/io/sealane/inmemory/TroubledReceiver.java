package io.sealane.inmemory;

import static java.util.concurrent.CompletableFuture.completedStage;

import io.sealane.error.Failure;
import io.sealane.inmemory.Trouble.Kind;
import io.sealane.inmemory.exchange.Exchange;
import io.sealane.inmemory.queue.MessageQueue;
import io.sealane.time.Scheduler;
import io.sealane.transport.forward.ForwardingReceiver;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A receiver over a bad line, from a queue on a bad day. */
final class TroubledReceiver extends ForwardingReceiver {
  private final String queue;
  private final Faults faults;
  private final Exchange exchange;
  private final Scheduler scheduler;

  TroubledReceiver(
      Receiver receiver, String queue, Exchange exchange, Faults faults, Scheduler scheduler) {
    super(receiver);
    this.queue = queue;
    this.faults = faults;
    this.exchange = exchange;
    this.scheduler = scheduler;
  }

  @Override
  public CompletionStage<ReceiveResult> receive(ReceiveRequest request) {
    if (faults.strike(Kind.RECEIVE_FAILED, queue)) {
      return completedStage(failed("trouble: the broker did not receive"));
    }
    long end = scheduler.nanoTime() + request.waitAtMost().toNanos();
    return receiver.receive(request).thenCompose(result -> tamper(request, result, end));
  }

  @Override
  public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
    return Tampered.call(batch, new TroubledSettling(queue, faults), receiver::settle);
  }

  @Override
  public CompletionStage<List<LeaseResult>> extend(List<Delivery> batch, Duration lease) {
    return Tampered.call(
        batch, new TroubledExtending(queue, faults), through -> receiver.extend(through, lease));
  }

  private CompletionStage<ReceiveResult> tamper(
      ReceiveRequest request, ReceiveResult result, long end) {
    MessageQueue source = exchange.queue(queue);
    if (source == null
        || !(result instanceof ReceiveResult.Received received)
        || received.deliveries().isEmpty()) {
      return completedStage(result);
    }
    List<Delivery> seen =
        new TroubledDeliveries(source, queue, faults)
            .tamper(received.deliveries(), request.lease());
    if (seen.isEmpty()) {
      return receiveAgain(request, end);
    }
    return completedStage(
        faults.strike(Kind.RECEIVE_LOST, queue)
            ? failed("trouble: no answer to the receive")
            : new ReceiveResult.Received(seen));
  }

  /** What came was put off; the caller still waits for a first message. */
  private CompletionStage<ReceiveResult> receiveAgain(ReceiveRequest request, long end) {
    Duration remaining = Duration.ofNanos(Math.max(0, end - scheduler.nanoTime()));
    return receiver
        .receive(new ReceiveRequest(request.max(), remaining, request.lease()))
        .thenCompose(next -> tamper(request, next, end));
  }

  private static ReceiveResult failed(String reason) {
    return new ReceiveResult.Failed(Failure.of(Failure.Kind.TRANSIENT, reason));
  }
}
