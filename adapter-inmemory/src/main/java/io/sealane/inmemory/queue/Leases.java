package io.sealane.inmemory.queue;

import io.sealane.error.Failure;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.Settlement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a lease that is to be settled or extended. The queue's lock guards it.
 */
final class Leases {
  private static final LeaseResult LOST =
      new LeaseResult.Lost("the lease had ended, or the delivery was settled before");

  private final Stock stock;
  private final Duration longest;

  Leases(Stock stock, Duration longest) {
    this.stock = stock;
    this.longest = longest;
  }

  LeaseResult settle(Settlement settlement, long now) {
    Message message = heldBy(settlement.delivery());
    if (message == null) {
      return LOST;
    }
    if (settlement instanceof Settlement.Release release) {
      return giveBack(message, release.delay(), now);
    }
    stock.remove(message);
    return LeaseResult.Confirmed.INSTANCE;
  }

  LeaseResult extend(Delivery delivery, Duration lease, long now) {
    Message message = heldBy(delivery);
    if (message == null) {
      return LOST;
    }
    if (lease.isNegative() || lease.isZero()) {
      return invalid("a lease of " + lease + " is none");
    }
    if (lease.compareTo(longest) > 0
        || now - message.heldSince > longest.toNanos() - lease.toNanos()) {
      return new LeaseResult.AtMaximum();
    }
    stock.holdUntil(message, now + lease.toNanos());
    return LeaseResult.Confirmed.INSTANCE;
  }

  /** The message whose lease the delivery still has, or null. */
  @Nullable Message heldBy(Delivery delivery) {
    return delivery instanceof Held held && held.isOnIn(stock) ? held.message() : null;
  }

  private LeaseResult giveBack(Message message, Duration delay, long now) {
    if (delay.isNegative() || delay.compareTo(longest) > 0) {
      return invalid("a delay of " + delay + " is not in 0 to " + longest);
    }
    if (delay.isZero()) {
      stock.giveBack(message);
    } else {
      stock.giveBackAt(message, now + delay.toNanos());
    }
    return LeaseResult.Confirmed.INSTANCE;
  }

  private static LeaseResult invalid(String reason) {
    return new LeaseResult.Failed(Failure.of(Failure.Kind.INVALID, reason));
  }
}
