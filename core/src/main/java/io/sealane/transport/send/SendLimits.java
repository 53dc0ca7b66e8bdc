package io.sealane.transport.send;

/**
 * The limits of a send, as data.
 *
 * @param maxBatchCount the most messages in a batch, 1 or more
 * @param maxMessageBytes the most bytes of one message: body as UTF-8 plus attributes; 1 or more
 * @param maxBatchBytes the most bytes of a batch, counted likewise, not less than {@code
 *     maxMessageBytes}
 * @param maxAttributes the most attributes that a message may have, zero or more
 * @param reservedBytes zero or more, and less than {@code maxMessageBytes}: what publishing leaves
 *     free below {@code maxMessageBytes}, so that a full-size event can still be dead-lettered with
 *     its reason
 * @param onePerKey whether a batch may hold only one message per key: entries fail independently,
 *     so two of one key could change places
 */
public record SendLimits(
    int maxBatchCount,
    int maxMessageBytes,
    int maxBatchBytes,
    int maxAttributes,
    int reservedBytes,
    boolean onePerKey) {

  /**
   * Checks that a full-size message fits into a batch.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public SendLimits {
    if (maxBatchCount < 1 || maxMessageBytes < 1 || maxBatchBytes < maxMessageBytes) {
      throw new IllegalArgumentException(
          "limits need maxBatchCount >= 1 and 1 <= maxMessageBytes <= maxBatchBytes");
    }
    if (maxAttributes < 0 || reservedBytes < 0 || reservedBytes >= maxMessageBytes) {
      throw new IllegalArgumentException(
          "limits need maxAttributes >= 0 and 0 <= reservedBytes < maxMessageBytes");
    }
  }

  /** What a published message may measure: the broker's limit less what is reserved. */
  public int publishableBytes() {
    return maxMessageBytes - reservedBytes;
  }
}
