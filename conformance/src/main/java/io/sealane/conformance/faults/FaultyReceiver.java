package io.sealane.conformance.faults;

import io.sealane.error.Failure;
import io.sealane.transport.receive.Backlog;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A receiver whose calls and entries fail as provoked. */
record FaultyReceiver(Receiver receiver, String queue, Armed armed, CallLog calls)
    implements Receiver {

  @Override
  public CompletionStage<ReceiveResult> receive(ReceiveRequest request) {
    calls.add(Call.Kind.RECEIVE, queue, request.max());
    Failure failure = receiveFailure();
    if (failure != null) {
      return CompletableFuture.completedFuture(new ReceiveResult.Failed(failure));
    }
    if (armed.happens(Fault.RECEIVE_EMPTY)) {
      return CompletableFuture.completedFuture(new ReceiveResult.Received(List.of()));
    }
    CompletionStage<ReceiveResult> answer = receiver.receive(request);
    return armed.happens(Fault.RECEIVE_HELD) ? armed.held(answer) : answer;
  }

  private @Nullable Failure receiveFailure() {
    if (armed.happens(Fault.RECEIVE_FAILED)) {
      return Failures.TRANSIENT;
    }
    if (armed.happens(Fault.RECEIVE_THROTTLED)) {
      return Failures.THROTTLED;
    }
    if (armed.happens(Fault.RECEIVE_MISSING)) {
      return Failures.MISSING;
    }
    return armed.happens(Fault.RECEIVE_DENIED) ? Failures.DENIED : null;
  }

  @Override
  public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
    calls.add(Call.Kind.SETTLE, queue, batch.size());
    return Entries.of(batch, settlement -> settleFault(), receiver::settle, this::settleAnswer);
  }

  private @Nullable LeaseResult settleFault() {
    if (armed.happens(Fault.SETTLE_FAILED)) {
      return new LeaseResult.Failed(Failures.TRANSIENT);
    }
    if (armed.happens(Fault.SETTLE_LOST)) {
      return new LeaseResult.Lost("provoked: received elsewhere");
    }
    return armed.happens(Fault.SETTLE_IGNORED) ? LeaseResult.Confirmed.INSTANCE : null;
  }

  private LeaseResult settleAnswer(LeaseResult result) {
    return armed.happens(Fault.SETTLE_ANSWER_LOST)
        ? new LeaseResult.Failed(Failures.TRANSIENT)
        : result;
  }

  @Override
  public CompletionStage<List<LeaseResult>> extend(List<Delivery> batch, Duration lease) {
    calls.add(Call.Kind.EXTEND, queue, batch.size());
    return Entries.of(
        batch,
        delivery -> extendFault(),
        deliveries -> receiver.extend(deliveries, lease),
        result -> result);
  }

  private @Nullable LeaseResult extendFault() {
    if (armed.happens(Fault.EXTEND_FAILED)) {
      return new LeaseResult.Failed(Failures.TRANSIENT);
    }
    if (armed.happens(Fault.EXTEND_THROTTLED)) {
      return new LeaseResult.Failed(Failures.THROTTLED);
    }
    if (armed.happens(Fault.EXTEND_LOST)) {
      return new LeaseResult.Lost("provoked: received elsewhere");
    }
    return armed.happens(Fault.EXTEND_AT_MAXIMUM) ? new LeaseResult.AtMaximum() : null;
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
