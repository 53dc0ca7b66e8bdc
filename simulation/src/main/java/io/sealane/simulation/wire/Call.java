package io.sealane.simulation.wire;

import io.sealane.simulation.fault.FaultKind;
import org.jspecify.annotations.Nullable;

/** The kinds of calls to the broker, with the fault that refuses a whole one. */
public enum Call {
  /** To a topic. */
  SEND(FaultKind.SEND_FAILED),
  /** From a queue. */
  RECEIVE(FaultKind.RECEIVE_FAILED),
  /** Deletions and releases. */
  SETTLE(FaultKind.SETTLE_FAILED),
  /** Longer leases. */
  EXTEND(FaultKind.EXTEND_FAILED),
  /** A dead letter is kept. */
  DEAD_LETTER(FaultKind.DEAD_LETTER_FAILED),
  /** Everything else. */
  ADMIN(null);

  final @Nullable FaultKind refusal;

  Call(@Nullable FaultKind refusal) {
    this.refusal = refusal;
  }
}
