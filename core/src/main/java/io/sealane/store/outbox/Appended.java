package io.sealane.store.outbox;

import io.sealane.error.Failure;

/** What became of messages that were to be appended to an {@link Outbox}. */
public sealed interface Appended {

  /** They are written, and leave if and when their transaction commits. */
  record Stored() implements Appended {}

  /** They are not taken, since there is no transaction: the publisher is to send them itself. */
  record Declined() implements Appended {}

  /** They are not written. A transaction that was open may be of no use any more. */
  record Refused(Failure failure) implements Appended {}

  /** The commit of their own transaction was not answered: they are there or not. */
  record Unknown(Failure failure) implements Appended {}
}
