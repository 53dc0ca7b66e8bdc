package io.sealane.inmemory;

import static java.util.concurrent.CompletableFuture.completedStage;

import io.sealane.error.Failure;
import io.sealane.inmemory.exchange.Exchange;
import io.sealane.inmemory.queue.MessageQueue;
import io.sealane.transport.Capabilities;
import io.sealane.transport.receive.Backlog;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Receives from the queue of its name, whichever that is at the time. */
final class InMemoryReceiver implements Receiver {
  private final String name;
  private final Exchange exchange;
  private final Capabilities limits;
  private volatile boolean closed;

  InMemoryReceiver(String name, Exchange exchange, Capabilities limits) {
    this.name = name;
    this.exchange = exchange;
    this.limits = limits;
  }

  @Override
  public CompletionStage<ReceiveResult> receive(ReceiveRequest request) {
    MessageQueue queue = exchange.queue(name);
    if (closed) {
      return completedStage(new ReceiveResult.Received(List.of()));
    }
    if (queue == null) {
      return completedStage(new ReceiveResult.Failed(exchange.noQueue(name)));
    }
    String problem = problemOf(request);
    if (problem != null) {
      return completedStage(new ReceiveResult.Failed(Failure.of(Failure.Kind.INVALID, problem)));
    }
    CompletionStage<ReceiveResult> result = queue.receive(request, this);
    if (closed) {
      // Closed meanwhile, maybe before the queue knew of this receive.
      queue.abandon(this);
    }
    return result;
  }

  @Override
  public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
    return onQueue(batch, queue -> queue.settle(batch));
  }

  @Override
  public CompletionStage<List<LeaseResult>> extend(List<Delivery> batch, Duration lease) {
    return onQueue(batch, queue -> queue.extend(batch, lease));
  }

  @Override
  public CompletionStage<Backlog> backlog() {
    MessageQueue queue = exchange.queue(name);
    return completedStage(queue == null ? new Backlog(0, 0, 0) : queue.backlog());
  }

  @Override
  public void close() {
    closed = true;
    MessageQueue queue = exchange.queue(name);
    if (queue != null) {
      queue.abandon(this);
    }
  }

  private CompletionStage<List<LeaseResult>> onQueue(
      List<?> batch, Function<MessageQueue, List<LeaseResult>> action) {
    MessageQueue queue = exchange.queue(name);
    if (queue == null) {
      return fail(batch, exchange.noQueue(name));
    }
    if (batch.size() > limits.maxSettle()) {
      return fail(
          batch,
          Failure.of(
              Failure.Kind.INVALID,
              "a batch of " + batch.size() + " entries; the limit is " + limits.maxSettle()));
    }
    return completedStage(action.apply(queue));
  }

  private static CompletionStage<List<LeaseResult>> fail(List<?> batch, Failure failure) {
    return completedStage(Collections.nCopies(batch.size(), new LeaseResult.Failed(failure)));
  }

  private @Nullable String problemOf(ReceiveRequest request) {
    if (request.max() < 1 || request.max() > limits.maxReceive()) {
      return "a receive of " + request.max() + " messages; it takes 1 to " + limits.maxReceive();
    }
    Duration wait = request.waitAtMost();
    if (wait.isNegative() || wait.compareTo(limits.maxWait()) > 0) {
      return "a receive that waits " + wait + "; it waits PT0S to " + limits.maxWait();
    }
    Duration lease = request.lease();
    if (lease.isNegative() || lease.isZero() || lease.compareTo(limits.maxLease()) > 0) {
      return "a lease of " + lease + "; it takes more than PT0S, to " + limits.maxLease();
    }
    return null;
  }
}
