package io.sealane.consume.handling;

import io.sealane.consume.HeadOfLine;
import io.sealane.consume.Subscription;

/** Which of the attempts that a subscription allows a delivery stands for. */
record Rounds(Subscription subscription) {

  /** The first attempt within this delivery, by the count of the retry policy. */
  int firstAttempt(Execution execution) {
    return execution.failuresBefore() * (subscription.retry().immediate() + 1) + 1;
  }

  /** Whether no other delivery is to follow if this one fails. */
  boolean isLast(Execution execution) {
    boolean skips =
        subscription.flow().ordered() && subscription.flow().headOfLine() == HeadOfLine.SKIP;
    return skips || execution.failuresBefore() >= subscription.retry().delayed();
  }
}
