package io.sealane.claimcheck.receive;

import io.sealane.claimcheck.claim.Claims;
import io.sealane.claimcheck.claim.Parallel;
import io.sealane.claimcheck.claim.Payloads;
import io.sealane.claimcheck.claim.Pointer;
import io.sealane.claimcheck.claim.Settings;
import io.sealane.claimcheck.payload.GetResult;
import io.sealane.error.Failure;
import io.sealane.transport.Capabilities;
import io.sealane.transport.Capability;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides about the deliveries of one queue: what is fetched, handed over and given back. */
public final class Unpacking {

  private static final Logger LOG = LoggerFactory.getLogger(Unpacking.class);

  private final QueueSpec queue;
  private final Capabilities broker;
  private final Claims claims;
  private final Payloads payloads;
  private final Settings settings;
  private final Returns returns;

  /** How many deliveries there was room for lately. */
  private final AtomicInteger most;

  /**
   * For one receiver.
   *
   * @param broker what the broker itself can do
   * @param returns of the queue, whoever receives from it
   */
  public Unpacking(
      QueueSpec queue,
      Capabilities broker,
      Claims claims,
      Payloads payloads,
      Settings settings,
      Returns returns) {
    this.queue = queue;
    this.broker = broker;
    this.claims = claims;
    this.payloads = payloads;
    this.settings = settings;
    this.returns = returns;
    this.most = new AtomicInteger(broker.maxReceive());
  }

  /** The request for no more than there was room for lately. */
  ReceiveRequest limited(ReceiveRequest request) {
    return new ReceiveRequest(
        Math.min(request.max(), most.get()), request.waitAtMost(), request.lease());
  }

  /** The deliveries with their pointers; those that there is no room for are deferred. */
  List<Piece> pieces(List<Delivery> deliveries) {
    List<Piece> pieces = new ArrayList<>(deliveries.size());
    long bytes = 0;
    int room = 0;
    for (Delivery delivery : deliveries) {
      Pointer pointer = pointerOf(delivery);
      Piece piece = new Piece(delivery, pointer);
      pieces.add(piece);
      bytes += pointer == null ? 0 : pointer.bytes();
      // The first always fits: no payload is larger than all the room.
      piece.deferred = pointer != null && bytes > settings.room();
      room += piece.deferred || bytes > settings.room() ? 0 : 1;
    }
    most.set(
        room < pieces.size() ? Math.max(1, room) : Math.min(broker.maxReceive(), 2 * most.get()));
    return pieces;
  }

  private @Nullable Pointer pointerOf(Delivery delivery) {
    Pointer pointer = claims.pointerOf(delivery.attributes(), delivery.body());
    if (pointer == null && Claims.isClaim(delivery.attributes())) {
      LOG.warn(
          "message {} of '{}' has a pointer for a body that is not followed: it is none, or leads"
              + " to no store of ours, or to too many bytes",
          delivery.messageId(),
          queue.name());
    }
    return pointer;
  }

  Retrieval retrieval(Receiver receiver, List<Piece> pieces, Duration lease) {
    return new Retrieval(receiver, pieces, lease, broker, payloads, settings);
  }

  /** Deliveries none of which needs anything. */
  List<Delivery> plain(List<Delivery> deliveries) {
    return deliveries.stream().map(this::plain).toList();
  }

  private Delivery plain(Delivery delivery) {
    int receives = returns.receiveCount(delivery);
    return receives == delivery.receiveCount()
        ? delivery
        : new ClaimedDelivery(delivery, delivery.body(), delivery.attributes(), receives);
  }

  /**
   * What becomes of each.
   *
   * @param atOnce whether what goes back can be had by others at once
   */
  Unpacked sort(List<Piece> pieces, boolean atOnce) {
    List<Delivery> deliveries = new ArrayList<>();
    List<Settlement> back = new ArrayList<>();
    Map<String, Duration> blocked = new HashMap<>();
    Failure failure = null;
    for (Piece piece : pieces) {
      Duration delay = delay(piece, blocked, atOnce);
      if (delay == null && !piece.lost) {
        deliveries.add(unpacked(piece));
        continue;
      }
      // Nothing may overtake what comes again, where order is kept.
      if (queue.ordered() && piece.delivery.key() != null) {
        blocked.putIfAbsent(piece.delivery.key(), delay == null ? Duration.ZERO : delay);
      }
      if (!piece.lost) {
        back.add(new Settlement.Release(piece.delivery, delay == null ? Duration.ZERO : delay));
      }
      failure = failure == null ? failureOf(piece) : failure;
    }
    return new Unpacked(List.copyOf(deliveries), List.copyOf(back), failure);
  }

  private static @Nullable Failure failureOf(Piece piece) {
    return piece.result instanceof GetResult.Failed failed ? failed.failure() : null;
  }

  /** How long it is to stay away, or null if it can be handed over. */
  private @Nullable Duration delay(Piece piece, Map<String, Duration> blocked, boolean atOnce) {
    String key = piece.delivery.key();
    if (queue.ordered() && key != null && blocked.containsKey(key)) {
      return blocked.get(key);
    }
    Failure failure = failureOf(piece);
    if (failure == null) {
      return piece.deferred ? Duration.ZERO : null;
    }
    if (atOnce || !broker.has(Capability.DELAYED_REDELIVERY)) {
      return Duration.ZERO;
    }
    Duration asked = failure.retryAfter();
    Duration own = returns.delay(piece.delivery);
    Duration wait = asked != null && asked.compareTo(own) > 0 ? asked : own;
    return wait.compareTo(broker.maxDelay()) > 0 ? broker.maxDelay() : wait;
  }

  private Delivery unpacked(Piece piece) {
    Delivery delivery = piece.delivery;
    Pointer pointer = piece.pointer;
    if (piece.result instanceof GetResult.Found found && pointer != null) {
      return new ClaimedDelivery(
          delivery,
          found.payload(),
          Claims.fetched(delivery.attributes(), pointer),
          returns.receiveCount(delivery));
    }
    if (piece.result instanceof GetResult.Gone gone) {
      LOG.warn(
          "the body of message {} of '{}' cannot be had any more: {}",
          delivery.messageId(),
          queue.name(),
          gone.reason());
    }
    return plain(delivery);
  }

  /** Gives back what has to go back; its broker brings it again. */
  CompletionStage<List<List<LeaseResult>>> giveBack(Receiver receiver, Unpacked unpacked) {
    List<List<Settlement>> calls = new ArrayList<>();
    List<Settlement> back = unpacked.back();
    back.forEach(settlement -> returns.count(settlement.delivery()));
    for (int from = 0; from < back.size(); from += broker.maxSettle()) {
      calls.add(back.subList(from, Math.min(back.size(), from + broker.maxSettle())));
    }
    return Parallel.map(calls, 1, receiver::settle);
  }
}
