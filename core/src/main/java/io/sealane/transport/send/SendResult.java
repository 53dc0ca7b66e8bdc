package io.sealane.transport.send;

import io.sealane.error.Failure;
import org.jspecify.annotations.Nullable;

/** What became of one message that was sent. */
public sealed interface SendResult {

  /** Why it was not accepted, or null if it was. */
  @Nullable Failure failure();

  /**
   * The broker has it.
   *
   * @param brokerId the broker's own id of it
   */
  record Accepted(String brokerId) implements SendResult {

    @Override
    public @Nullable Failure failure() {
      return null;
    }
  }

  /** The broker does not have it. */
  record Rejected(Failure failure) implements SendResult {}

  /** It was sent, and no answer came: the broker has it or not. Sent again, it keeps its id. */
  record Unknown(Failure failure) implements SendResult {}
}
