package io.sealane.conformance.faults;

/** What can go wrong between the pipeline and its broker. Each counts by entry of a batch. */
public enum Fault {
  /** The broker was not asked; the answer is a transient rejection. */
  SEND_REJECTED,
  /** The broker asks for less and says how long to wait. */
  SEND_THROTTLED,
  /** The broker refuses the message for good. */
  SEND_INVALID,
  /** The destination is not there. */
  SEND_MISSING,
  /** The sender has no permission. */
  SEND_DENIED,
  /** The broker has the message and its answer is lost. */
  SEND_ANSWER_LOST,
  /** The broker has the message and answers only after healing. */
  SEND_ANSWER_HELD,
  /** The broker has the message twice, as after a retry that nobody knows of. */
  SENT_TWICE,
  /** The call fails, and the receiver has nothing. */
  RECEIVE_FAILED,
  /** The broker asks for fewer calls. */
  RECEIVE_THROTTLED,
  /** The receiver has no permission. */
  RECEIVE_DENIED,
  /** The queue is not there. */
  RECEIVE_MISSING,
  /** The broker says at once that there is nothing, however long it was asked to wait. */
  RECEIVE_EMPTY,
  /** What the broker gave out arrives only after healing, its leases running. */
  RECEIVE_HELD,
  /** The broker does not do it and says so. */
  SETTLE_FAILED,
  /** The broker does it and its answer is lost. */
  SETTLE_ANSWER_LOST,
  /** The broker answers well and does nothing, as for a stale receipt. */
  SETTLE_IGNORED,
  /** The lease is somebody else's by now. */
  SETTLE_LOST,
  /** The broker does not do it and says so. */
  EXTEND_FAILED,
  /** The broker asks for fewer calls. */
  EXTEND_THROTTLED,
  /** The lease is somebody else's by now. */
  EXTEND_LOST,
  /** The lease has reached the broker's maximum. */
  EXTEND_AT_MAXIMUM,
  /** The letter is not kept. */
  DEAD_LETTER_REJECTED,
  /** The letter is kept and the answer is lost. */
  DEAD_LETTER_ANSWER_LOST,
  /** The broker cannot be asked whether all is ready. */
  PREPARE_OUTAGE
}
