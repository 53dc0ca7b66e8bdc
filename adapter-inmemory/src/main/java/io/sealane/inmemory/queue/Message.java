package io.sealane.inmemory.queue;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A message as one queue has it. Its queue's lock guards what can change. */
final class Message {
  enum State {
    /** Can be received, as far as it is up to the message itself. */
    READY,
    /** Hidden until {@link #due}. */
    DELAYED,
    /** With a receiver until {@link #due}. */
    HELD,
    /** Settled for good. */
    GONE
  }

  /** Earliest first; a difference, because the clock's zero is anywhere. */
  static final Comparator<Message> BY_DUE =
      (a, b) -> a.due == b.due ? Long.compare(a.serial, b.serial) : Long.signum(a.due - b.due);

  /** In the order of sending; a copy comes right behind its original. */
  static final Comparator<Message> BY_PLACE =
      (a, b) ->
          a.place == b.place ? Long.compare(a.serial, b.serial) : Long.compare(a.place, b.place);

  final Sent sent;
  final long place;
  final long serial;
  State state = State.GONE;
  int receiveCount;
  long heldSince;
  long due;
  boolean tampered;
  KeyedLine.@Nullable Group group;

  Message(Sent sent, long place, long serial) {
    this.sent = sent;
    this.place = place;
    this.serial = serial;
  }

  @Nullable String key() {
    return sent.content().key();
  }
}
