package io.sealane.inmemory.queue;

import io.sealane.transport.receive.Delivery;
import io.sealane.transport.send.OutgoingMessage;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** What a broker does to the messages of a queue on a bad day. Used by the trouble mode only. */
public final class Mischief {
  private final MessageQueue queue;
  private final Stock stock;
  private final Leases leases;

  Mischief(MessageQueue queue, Stock stock, Leases leases) {
    this.queue = queue;
    this.stock = stock;
    this.leases = leases;
  }

  /** Whether it is the first delivery of a message that no mischief was done to and is no copy. */
  public boolean isUntouched(Delivery delivery) {
    return queue.change(
        (now, after) -> {
          Message message = leases.heldBy(delivery);
          return message != null && message.receiveCount == 1 && !message.tampered;
        });
  }

  /**
   * Takes a delivery back before its receiver saw it, as if it had never been received.
   *
   * @param delay how long the message stays hidden; with none it comes again behind others
   */
  public void postpone(Delivery delivery, Duration delay) {
    queue.change(
        (now, after) -> {
          Message message = leases.heldBy(delivery);
          if (message != null) {
            message.tampered = true;
            message.receiveCount--;
            if (delay.isZero()) {
              stock.giveBack(message);
            } else {
              stock.giveBackAt(message, now + delay.toNanos());
            }
          }
          return this;
        });
  }

  /**
   * Puts a copy into the queue, which can be received while the original is still with somebody.
   *
   * @param damage what the copy's body becomes; the original is left as it is
   */
  public void copy(Delivery delivery, UnaryOperator<byte[]> damage) {
    queue.change(
        (now, after) -> {
          Message message = leases.heldBy(delivery);
          if (message != null) {
            OutgoingMessage sent = message.sent.content();
            byte[] body = damage.apply(sent.body());
            stock.addBehind(
                message,
                new Sent(
                    message.sent.id(),
                    new OutgoingMessage(sent.id(), sent.key(), body, sent.attributes()),
                    message.sent.at()));
          }
          return this;
        });
  }

  /** Lets a lease end after the given time, without a word to its receiver. */
  public void cut(Delivery delivery, Duration lease) {
    queue.change(
        (now, after) -> {
          Message message = leases.heldBy(delivery);
          if (message != null) {
            stock.holdUntil(message, now + lease.toNanos());
          }
          return this;
        });
  }
}
