package io.sealane.simulation.sqs;

import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.fault.Faults;

/** What becomes of one entry of a batch whose call goes through. */
enum EntryFate {
  /** It is done, and the reply says so. */
  DONE(""),
  /** It is done, and the reply does not speak of it. */
  DONE_IN_SILENCE(""),
  /** It is not done, because there is too much to do. */
  THROTTLED("Throttled"),
  /** It is not done. */
  BROKEN("InternalError"),
  /** It is not done and never will be, SQS says. */
  REFUSED("InvalidParameterValue");

  private final String code;

  EntryFate(String code) {
    this.code = code;
  }

  /** That of the next entry, if such a fault hits some. */
  static EntryFate of(Faults faults, FaultKind kind) {
    return faults.strikes(kind) ? values()[1 + faults.choices(kind).nextInt(3)] : DONE;
  }

  /** That of the next letter that goes back, which may be refused as well. */
  static EntryFate ofLetter(Faults faults, FaultKind kind) {
    return faults.strikes(kind) ? values()[1 + faults.choices(kind).nextInt(4)] : DONE;
  }

  boolean isDone() {
    return code.isEmpty();
  }

  /** Whether it is the sender's fault. */
  boolean isRefused() {
    return this == REFUSED;
  }

  /** What the reply says of it, where it is not done. */
  String code() {
    return code;
  }
}
