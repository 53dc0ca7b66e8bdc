package io.sealane.claimcheck.payload;

import io.sealane.error.Failure;

/** What became of a payload that was to be kept. */
public sealed interface PutResult {

  /** It is there. */
  record Kept() implements PutResult {
    /** The only one that is needed. */
    public static final Kept INSTANCE = new Kept();
  }

  /** It is not there, or nobody knows. Put again, it is there once. */
  record Failed(Failure failure) implements PutResult {}
}
