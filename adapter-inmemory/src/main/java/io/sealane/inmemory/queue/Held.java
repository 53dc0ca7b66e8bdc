package io.sealane.inmemory.queue;

import io.sealane.transport.receive.Delivery;

/**
 * A delivery that knows its message. The receive count is the receipt: each receive has another.
 */
final class Held extends Delivery {
  private final Message message;
  private final Stock home;

  Held(Message message, Stock home) {
    super(
        message.sent.id(),
        message.key(),
        message.sent.content().body(),
        message.sent.content().attributes(),
        message.receiveCount,
        message.sent.at());
    this.message = message;
    this.home = home;
  }

  Message message() {
    return message;
  }

  /** Whether it came from there and its lease is still on. */
  boolean isOnIn(Stock stock) {
    return home == stock
        && message.state == Message.State.HELD
        && message.receiveCount == receiveCount();
  }
}
