package io.sealane.conformance.faults;

import java.time.Instant;

/**
 * One call over the port, as the pipeline made it.
 *
 * @param kind the method
 * @param target the topic's or the queue's name
 * @param entries how many messages or deliveries it is about; for a receive the most it asks for
 * @param bytes of a send: bodies and attributes; otherwise 0
 * @param at when it was made
 */
public record Call(Kind kind, String target, int entries, int bytes, Instant at) {

  /** The methods. */
  public enum Kind {
    /** {@code Transport.prepare}. */
    PREPARE,
    /** {@code Sender.send}. */
    SEND,
    /** {@code Receiver.receive}. */
    RECEIVE,
    /** {@code Receiver.settle}. */
    SETTLE,
    /** {@code Receiver.extend}. */
    EXTEND,
    /** {@code DeadLetterQueue.add}. */
    DEAD_LETTER
  }
}
