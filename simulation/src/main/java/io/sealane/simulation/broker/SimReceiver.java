package io.sealane.simulation.broker;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.fault.Faults;
import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.wire.Call;
import io.sealane.simulation.wire.Request;
import io.sealane.simulation.wire.Wire;
import io.sealane.transport.receive.Backlog;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Receives from a queue, settles and extends entry by entry. */
final class SimReceiver implements Receiver {

  private static final int MAX_BATCH = 10;

  private final SimBroker broker;
  private final Wire wire;
  private final SimProcess client;
  private final SimQueue queue;
  private final List<Poll> open = new ArrayList<>();
  private boolean closed;

  SimReceiver(SimBroker broker, Wire wire, SimProcess client, SimQueue queue) {
    this.broker = broker;
    this.wire = wire;
    this.client = client;
    this.queue = queue;
  }

  @Override
  public CompletionStage<ReceiveResult> receive(ReceiveRequest request) {
    if (request.max() < 1 || request.max() > MAX_BATCH || request.lease().isNegative()) {
      broker.ledger().misused("a receive of " + request);
    }
    if (closed) {
      broker.ledger().misused("a receive after close by " + client);
    }
    return over(request).whenComplete((result, never) -> broker.ledger().received(client, result));
  }

  private CompletableFuture<ReceiveResult> over(ReceiveRequest request) {
    return wire.call(
        client,
        Call.RECEIVE,
        new Request<>() {
          @Override
          public void arrive(Consumer<ReceiveResult> reply) {
            poll(request, reply);
          }

          @Override
          public ReceiveResult refused(Failure failure) {
            return new ReceiveResult.Failed(failure);
          }

          @Override
          public ReceiveResult lost(Failure failure) {
            return new ReceiveResult.Failed(failure);
          }
        });
  }

  private void poll(ReceiveRequest request, Consumer<ReceiveResult> reply) {
    open.removeIf(Poll::isOver);
    Poll poll = queue.receive(client, request, result -> replied(result, reply));
    if (poll != null) {
      open.add(poll);
    }
  }

  private void replied(ReceiveResult result, Consumer<ReceiveResult> reply) {
    if (closed && result instanceof ReceiveResult.Received got && !got.deliveries().isEmpty()) {
      broker.faults().hit(FaultKind.POLL_AFTER_STOP);
    }
    reply.accept(result);
  }

  @Override
  public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
    List<Settlement> sent = List.copyOf(batch);
    sent.forEach(settlement -> asked(Call.SETTLE, settlement.delivery()));
    return each(Call.SETTLE, FaultKind.SETTLE_ENTRY_FAILED, sent, this::settle);
  }

  private LeaseResult settle(Settlement settlement) {
    SimDelivery delivery = (SimDelivery) settlement.delivery();
    return settlement instanceof Settlement.Release release
        ? queue.release(delivery, release.delay())
        : queue.done(delivery);
  }

  @Override
  public CompletionStage<List<LeaseResult>> extend(List<Delivery> batch, Duration lease) {
    List<Delivery> sent = List.copyOf(batch);
    sent.forEach(delivery -> asked(Call.EXTEND, delivery));
    return each(
            Call.EXTEND,
            FaultKind.EXTEND_ENTRY_FAILED,
            sent,
            delivery -> queue.extend((SimDelivery) delivery, lease))
        .whenComplete((results, never) -> extended(sent, results));
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

  private <E> CompletableFuture<List<LeaseResult>> each(
      Call call, FaultKind entryFault, List<E> batch, Function<E, LeaseResult> work) {
    if (batch.isEmpty() || batch.size() > MAX_BATCH) {
      broker.ledger().misused("a " + call + " of " + batch.size() + " entries");
    }
    Faults faults = broker.faults();
    return wire.call(
        client,
        call,
        new Request<>() {
          @Override
          public void arrive(Consumer<List<LeaseResult>> reply) {
            reply.accept(
                batch.stream()
                    .map(entry -> faults.strikes(entryFault) ? failed(ENTRY) : work.apply(entry))
                    .toList());
          }

          @Override
          public List<LeaseResult> refused(Failure failure) {
            return Collections.nCopies(batch.size(), failed(failure));
          }

          @Override
          public List<LeaseResult> lost(Failure failure) {
            return Collections.nCopies(batch.size(), failed(failure));
          }
        });
  }

  private static final Failure ENTRY = Failure.of(Kind.TRANSIENT, "entry failed");

  private static LeaseResult failed(Failure failure) {
    return new LeaseResult.Failed(failure);
  }

  @Override
  public CompletionStage<Backlog> backlog() {
    return wire.call(client, Call.ADMIN, new Ask<>(queue::backlog)).thenApply(Ask::answer);
  }

  @Override
  public void close() {
    closed = true;
    if (!broker.faults().isOn(FaultKind.POLL_AFTER_STOP)) {
      broker.process().callback(() -> queue.closed(open));
    }
  }

  /** A question whose answer is empty if none came. */
  private record Ask<T>(Supplier<T> question) implements Request<Optional<T>> {
    @Override
    public void arrive(Consumer<Optional<T>> reply) {
      reply.accept(Optional.of(question.get()));
    }

    @Override
    public Optional<T> refused(Failure failure) {
      return Optional.empty();
    }

    @Override
    public Optional<T> lost(Failure failure) {
      return Optional.empty();
    }

    static <T> T answer(Optional<T> answer) {
      return answer.orElseThrow(() -> new IllegalStateException("the broker did not answer"));
    }
  }
}
