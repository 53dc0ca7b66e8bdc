package io.sealane.inmemory;

import io.sealane.inmemory.Trouble.Kind;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import org.jspecify.annotations.Nullable;

/** What becomes of extensions over a bad line. */
record TroubledExtending(String queue, Faults faults)
    implements Tampered.Fate<Delivery, LeaseResult> {

  @Override
  public @Nullable LeaseResult before(Delivery delivery) {
    return faults.strike(Kind.EXTEND_FAILED, queue)
        ? TroubledSettling.failed("trouble: the broker did not extend")
        : null;
  }

  @Override
  public LeaseResult after(LeaseResult answer) {
    return answer;
  }
}
