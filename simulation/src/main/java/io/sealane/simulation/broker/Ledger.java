package io.sealane.simulation.broker;

import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.wire.Call;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.send.OutgoingMessage;

/**
 * Sees what really happens at the broker, whatever clients are told; what it does not care for it
 * need not implement.
 */
public interface Ledger {

  /** A call was made. */
  default void called(SimProcess client, Call call) {}

  /**
   * A topic took a message.
   *
   * @param known whether it is dropped because its id is known
   */
  default void accepted(String topic, OutgoingMessage message, boolean known) {}

  /** A client sends a message to a topic. */
  default void sent(SimProcess client, String topic, OutgoingMessage message) {}

  /** A client knows now that a topic has its message. */
  default void told(SimProcess client, String topic, OutgoingMessage message) {}

  /** A queue has a message from now on. */
  default void queued(String queue, Copy copy) {}

  /**
   * A client got a lease.
   *
   * @param ranOut whether the one before it ended by running out
   */
  default void delivered(String queue, Copy copy, boolean ranOut) {}

  /** A client has its lease for longer. */
  default void extended(String queue, Copy copy) {}

  /**
   * A client that asked for a settlement is told that it is done, if the answer arrives.
   *
   * @param done whether the message is dealt with; it is released otherwise
   */
  default void confirmed(String queue, String messageId, boolean done) {}

  /** A client asks to settle or to extend the delivery of a message that has that count. */
  default void asked(SimProcess client, Call call, String messageId, int receive) {}

  /** A client has the reply to its receive, and counts leases from now on. */
  default void received(SimProcess client, ReceiveResult result) {}

  /** A client learns whether an extension went through. */
  default void extended(SimProcess client, String messageId, int receive, LeaseResult result) {}

  /** A letter is kept. */
  default void deadLettered(String queue, DeadLetter letter) {}

  /** A letter was deleted, and its message is not back in its queue. */
  default void vanished(String queue, DeadLetter letter) {}

  /** An adapter says what is not so. */
  default void untrue(String what) {}

  /** A client broke a rule of the broker. */
  default void misused(String what) {}
}
