package io.sealane.transport.receive;

import io.sealane.error.Failure;

/** What became of one lease that was to be settled or extended. */
public sealed interface LeaseResult {

  /** It is as was asked. */
  record Confirmed() implements LeaseResult {
    /** The only one that is needed. */
    public static final Confirmed INSTANCE = new Confirmed();
  }

  /**
   * The lease was not ours any more: the message may be with somebody else. Nothing was changed.
   */
  record Lost(String reason) implements LeaseResult {}

  /** The lease has reached the broker's maximum and cannot be extended further. */
  record AtMaximum() implements LeaseResult {}

  /** The broker did not do it, or did not answer. The lease runs on as it was. */
  record Failed(Failure failure) implements LeaseResult {}
}
