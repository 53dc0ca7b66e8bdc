package io.sealane.simulation.broker;

import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.wire.Call;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.send.OutgoingMessage;

/** Sees what really happens at the broker, whatever clients are told. */
public interface Ledger {

  /** A call was made. */
  void called(SimProcess client, Call call);

  /**
   * A topic took a message.
   *
   * @param known whether it is dropped because its id is known
   */
  void accepted(String topic, OutgoingMessage message, boolean known);

  /** A client sends a message to a topic. */
  void sent(SimProcess client, String topic, OutgoingMessage message);

  /** A client knows now that a topic has its message. */
  void told(SimProcess client, String topic, OutgoingMessage message);

  /** A queue has a message from now on. */
  void queued(String queue, Copy copy);

  /**
   * A client got a lease.
   *
   * @param ranOut whether the one before it ended by running out
   */
  void delivered(String queue, Copy copy, boolean ranOut);

  /** A client has its lease for longer. */
  void extended(String queue, Copy copy);

  /**
   * A client that asked for a settlement is told that it is done, if the answer arrives.
   *
   * @param done whether the message is dealt with; it is released otherwise
   */
  void confirmed(String queue, String messageId, boolean done);

  /** A client asks to settle or to extend the delivery of a message that has that count. */
  void asked(SimProcess client, Call call, String messageId, int receive);

  /** A client has the reply to its receive, and counts leases from now on. */
  void received(SimProcess client, ReceiveResult result);

  /** A client learns whether an extension went through. */
  void extended(SimProcess client, String messageId, int receive, LeaseResult result);

  /** A letter is kept. */
  void deadLettered(String queue, DeadLetter letter);

  /** An adapter says what is not so. */
  void untrue(String what);

  /** A client broke a rule of the broker. */
  void misused(String what);
}
