package io.sealane.claimcheck.payload;

import io.sealane.error.Failure;

/** What a store had of a payload. */
public sealed interface GetResult {

  /** It is here. Not a record, because it holds an array. */
  final class Found implements GetResult {

    private final byte[] payload;

    /**
     * With the payload.
     *
     * @param payload not copied; must not be changed any more
     */
    public Found(byte[] payload) {
      this.payload = payload;
    }

    /** The payload itself, not a copy; not to be changed. */
    public byte[] payload() {
      return payload;
    }
  }

  /**
   * It is not there: expired, removed, never put, or something else in its place. To ask again is
   * no use.
   *
   * @param reason one sentence for an operator, without payload
   */
  record Gone(String reason) implements GetResult {}

  /** The store did not answer, or refused. */
  record Failed(Failure failure) implements GetResult {}
}
