package io.sealane.jdbc.outbox;

/** What publishing does in a thread that is in no transaction. */
public enum OutsideTransaction {
  /** The events are written to the outbox in a transaction of their own. */
  OWN_TRANSACTION,
  /** The events go to their topics at once, past the outbox and whatever waits in it. */
  SEND_DIRECTLY,
  /** Nothing is published, and the publisher is told so. */
  REFUSE
}
