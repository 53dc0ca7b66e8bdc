package io.sealane.transport.receive;

import io.sealane.error.Failure;
import java.util.List;

/** What a receive brought. */
public sealed interface ReceiveResult {

  /**
   * The call went through.
   *
   * @param deliveries none if the wait was over
   */
  record Received(List<Delivery> deliveries) implements ReceiveResult {}

  /** The call did not go through. */
  record Failed(Failure failure) implements ReceiveResult {}
}
