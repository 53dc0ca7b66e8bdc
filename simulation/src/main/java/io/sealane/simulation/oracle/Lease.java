package io.sealane.simulation.oracle;

import io.sealane.simulation.broker.Copy;
import io.sealane.simulation.time.SimProcess;

/** One delivery as the broker gave it. */
final class Lease {

  static final long NEVER = Long.MAX_VALUE;

  final Copy copy;
  final SimProcess client;
  final String messageId;
  final int receive;
  final long from;

  /** Up to when the broker has promised it; what is stolen was promised for longer. */
  long until;

  /** How long its client took to learn of it: by that much it may think itself safe for longer. */
  long lag;

  /** A handler was called for it. */
  boolean begun;

  /** Its client said that the delivery is over for it. */
  boolean over;

  /** Its client said that it was lost. */
  boolean lost;

  /** Its client has asked to settle it. */
  boolean asked;

  /** Its client has asked for an extension. */
  boolean extended;

  /** Since when its client knows that an extension failed, and has not tried another; or never. */
  long failedSince = NEVER;

  /** When its handler returned for good, having had no reason to stop; or never. */
  long handledAt = NEVER;

  /** A handler is at it. */
  boolean inUse;

  Lease(Copy copy, SimProcess client, long from) {
    this.client = client;
    this.copy = copy;
    this.messageId = copy.messageId();
    this.receive = copy.receives();
    this.from = from;
    this.until = copy.leaseEnd();
  }
}
