package io.sealane.claimcheck.receive;

import static java.util.concurrent.CompletableFuture.completedStage;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.transport.forward.ForwardingReceiver;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Hands deliveries over when their bodies are here. */
public final class ClaimReceiver extends ForwardingReceiver {

  private static final Failure CLOSED = Failure.of(Kind.TRANSIENT, "the receiver was closed");

  private final Unpacking unpacking;
  private final Set<Retrieval> open = ConcurrentHashMap.newKeySet();

  /** What went wrong with some of a receive that brought others: the next receive says so. */
  private final AtomicReference<@Nullable Failure> owed = new AtomicReference<>();

  private volatile boolean closed;

  /** Before the given receiver. */
  public ClaimReceiver(Receiver receiver, Unpacking unpacking) {
    super(receiver);
    this.unpacking = unpacking;
  }

  @Override
  public CompletionStage<ReceiveResult> receive(ReceiveRequest request) {
    Failure failure = owed.getAndSet(null);
    if (failure != null && !closed) {
      return completedStage(new ReceiveResult.Failed(failure));
    }
    return receiver
        .receive(unpacking.limited(request))
        .thenCompose(
            result ->
                result instanceof ReceiveResult.Received received
                    ? unpack(received.deliveries(), request.lease())
                    : completedStage(result));
  }

  private CompletionStage<ReceiveResult> unpack(List<Delivery> deliveries, Duration lease) {
    List<Piece> pieces = unpacking.pieces(deliveries);
    if (pieces.stream().noneMatch(piece -> piece.pointer != null)) {
      return completedStage(new ReceiveResult.Received(unpacking.plain(deliveries)));
    }
    Retrieval retrieval = unpacking.retrieval(receiver, pieces, lease);
    open.add(retrieval);
    if (closed) {
      retrieval.abandon(CLOSED);
    }
    return retrieval
        .fetch()
        .thenCompose(
            fetched -> {
              open.remove(retrieval);
              Unpacked unpacked = unpacking.sort(fetched, closed);
              return unpacking.giveBack(receiver, unpacked).thenApply(done -> result(unpacked));
            });
  }

  private ReceiveResult result(Unpacked unpacked) {
    Failure failure = unpacked.failure();
    if (failure == null || closed) {
      return new ReceiveResult.Received(unpacked.deliveries());
    }
    if (unpacked.deliveries().isEmpty()) {
      return new ReceiveResult.Failed(failure);
    }
    owed.set(failure);
    return new ReceiveResult.Received(unpacked.deliveries());
  }

  @Override
  public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
    return receiver.settle(batch.stream().map(ClaimedDelivery::ofBroker).toList());
  }

  @Override
  public CompletionStage<List<LeaseResult>> extend(List<Delivery> batch, Duration lease) {
    return receiver.extend(batch.stream().map(ClaimedDelivery::ofBroker).toList(), lease);
  }

  /** What waits for its body is given back at once. */
  @Override
  public void close() {
    closed = true;
    open.forEach(retrieval -> retrieval.abandon(CLOSED));
    super.close();
  }

  /** Names the broker's receiver. */
  @Override
  public String toString() {
    return receiver + " with a claim check";
  }
}
