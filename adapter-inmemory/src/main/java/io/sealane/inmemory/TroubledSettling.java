package io.sealane.inmemory;

import io.sealane.error.Failure;
import io.sealane.inmemory.Trouble.Kind;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.Settlement;
import org.jspecify.annotations.Nullable;

/** What becomes of settlements over a bad line. */
record TroubledSettling(String queue, Faults faults)
    implements Tampered.Fate<Settlement, LeaseResult> {

  @Override
  public @Nullable LeaseResult before(Settlement settlement) {
    if (faults.strike(Kind.SETTLE_IGNORED, queue)) {
      return LeaseResult.Confirmed.INSTANCE;
    }
    return faults.strike(Kind.SETTLE_FAILED, queue)
        ? failed("trouble: the broker did not settle")
        : null;
  }

  @Override
  public LeaseResult after(LeaseResult answer) {
    boolean lost =
        answer instanceof LeaseResult.Confirmed && faults.strike(Kind.SETTLE_UNANSWERED, queue);
    return lost ? failed("trouble: no answer to the settlement") : answer;
  }

  static LeaseResult failed(String reason) {
    return new LeaseResult.Failed(Failure.of(Failure.Kind.TRANSIENT, reason));
  }
}
