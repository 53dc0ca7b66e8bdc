package io.sealane.simulation.broker;

import io.sealane.simulation.time.SimProcess;
import io.sealane.transport.send.OutgoingMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A copy of a message in a queue. There may be two of one message, as on a queue without order. */
public final class Copy {

  final OutgoingMessage message;
  final String messageId;
  final Instant sentAt;
  final String group;
  int receives;
  long receipt;
  long hiddenUntil;
  long heldSince;
  boolean leased;
  boolean gone;

  /** It has a twin already, or is one: copies do not multiply. */
  boolean twinned;

  @Nullable SimProcess holder;

  Copy(OutgoingMessage message, String messageId, Instant sentAt) {
    this(message, groupOf(message), messageId, sentAt);
  }

  Copy(OutgoingMessage message, String group, String messageId, Instant sentAt) {
    this.message = message;
    this.messageId = messageId;
    this.sentAt = sentAt;
    this.group = group;
  }

  /** What keeps the order that its event is published with: that of its key, or its own. */
  static String groupOf(OutgoingMessage message) {
    String key = message.key();
    return key == null ? "\0" + message.id() : key;
  }

  /** The same message once more. */
  Copy twin(long visibleAt) {
    Copy twin = new Copy(message, group, messageId, sentAt);
    twin.receives = receives;
    twin.twinned = true;
    twinned = true;
    twin.hiddenUntil = visibleAt;
    return twin;
  }

  boolean isVisible(long now) {
    return !gone && hiddenUntil <= now;
  }

  boolean isHeld(long now) {
    return !gone && receives > 0 && hiddenUntil > now;
  }

  /** Whether the receipt is of the latest delivery, and its lease is not over. */
  boolean isLeasedBy(long receipt, long now) {
    return isHeld(now) && leased && this.receipt == receipt;
  }

  /** The event's id. */
  public String eventId() {
    return message.id();
  }

  /** The broker's id. */
  public String messageId() {
    return messageId;
  }

  /** What order has to be kept within, whatever the broker was told. */
  public String group() {
    return groupOf(message);
  }

  /** How often it was received. */
  public int receives() {
    return receives;
  }

  /** Who has the lease of the latest delivery, or had it. */
  public @Nullable SimProcess holder() {
    return holder;
  }

  /** When the lease of the latest delivery ends or ended, on the clock of the life. */
  public long leaseEnd() {
    return leased ? hiddenUntil : 0;
  }

  /** Whether it is deleted. */
  public boolean isGone() {
    return gone;
  }

  @Override
  public String toString() {
    return messageId + " (" + receives + "x)";
  }
}
