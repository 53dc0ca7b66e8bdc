package io.sealane.simulation.broker;

import io.sealane.transport.receive.Delivery;

/** A delivery with its receipt handle: each one has another. */
public final class SimDelivery extends Delivery {

  final Copy copy;
  final long receipt;
  long promised;

  SimDelivery(Copy copy) {
    super(
        copy.messageId,
        copy.message.key(),
        copy.message.body(),
        copy.message.attributes(),
        copy.receives,
        copy.sentAt);
    this.copy = copy;
    this.receipt = copy.receipt;
    this.promised = copy.hiddenUntil;
  }

  /** Its receipt handle, which no other delivery of the queue has. */
  public String handle() {
    return messageId() + "#" + receipt;
  }

  /** Until when it was leased, as far as was ever promised, on the clock of the life. */
  public long promised() {
    return promised;
  }

  /** Whether its message is there and was given to somebody since. */
  public boolean isStale() {
    return !copy.gone && copy.receipt != receipt;
  }

  /** The id of the event. */
  public String eventId() {
    return copy.eventId();
  }
}
