package io.sealane.simulation.sqs;

import io.sealane.simulation.broker.SimBroker;
import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.wire.Call;
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

/** A receiver of which the ledger is told what its process asks, and what it learns. */
final class ToldReceiver implements Receiver {

  private final Receiver receiver;
  private final BrokerCalls port;
  private final SimBroker broker;
  private final SimProcess client;
  private boolean closed;

  ToldReceiver(Receiver receiver, BrokerCalls port, SimBroker broker, SimProcess client) {
    this.receiver = receiver;
    this.port = port;
    this.broker = broker;
    this.client = client;
  }

  @Override
  public CompletionStage<ReceiveResult> receive(ReceiveRequest request) {
    if (closed) {
      broker.ledger().misused("a receive after close by " + client);
    }
    return receiver.receive(request).thenApply(this::received);
  }

  private ReceiveResult received(ReceiveResult result) {
    broker.ledger().received(client, result);
    int came = port.receipts().takeUnseen();
    int passedOn = result instanceof ReceiveResult.Received got ? got.deliveries().size() : 0;
    if (came != passedOn) {
      broker.ledger().untrue(client + " got " + came + " messages and is told of " + passedOn);
    }
    if (closed && result instanceof ReceiveResult.Received got && !got.deliveries().isEmpty()) {
      broker.faults().hit(FaultKind.POLL_AFTER_STOP);
    }
    return result;
  }

  @Override
  public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
    batch.forEach(settlement -> asked(Call.SETTLE, settlement.delivery()));
    List<Settlement> sent = List.copyOf(batch);
    return port.as(Call.SETTLE, () -> receiver.settle(sent))
        .whenComplete((results, thrown) -> settled(sent, results));
  }

  /** What is done for certain was done in time. */
  private void settled(List<Settlement> sent, List<LeaseResult> results) {
    for (int i = 0; i < sent.size(); i++) {
      Delivery delivery = sent.get(i).delivery();
      if (sent.get(i) instanceof Settlement.Done
          && results.get(i) instanceof LeaseResult.Confirmed
          && port.receipts().isKnownToBeInVain(delivery)) {
        broker.ledger().untrue(client + " is told that " + delivery.messageId() + " is deleted");
      }
    }
  }

  @Override
  public CompletionStage<List<LeaseResult>> extend(List<Delivery> batch, Duration lease) {
    List<Delivery> sent = List.copyOf(batch);
    sent.forEach(delivery -> asked(Call.EXTEND, delivery));
    return port.as(Call.EXTEND, () -> receiver.extend(sent, lease))
        .whenComplete((results, thrown) -> extended(sent, results));
  }

  private void asked(Call call, Delivery delivery) {
    broker.ledger().asked(client, call, delivery.messageId(), delivery.receiveCount());
  }

  private void extended(List<Delivery> sent, List<LeaseResult> results) {
    for (int i = 0; i < sent.size(); i++) {
      Delivery delivery = sent.get(i);
      broker
          .ledger()
          .extended(client, delivery.messageId(), delivery.receiveCount(), results.get(i));
    }
  }

  @Override
  public CompletionStage<Backlog> backlog() {
    return receiver.backlog();
  }

  @Override
  public void close() {
    closed = true;
    receiver.close();
  }
}
