package io.sealane.snssqs.topology.drift;

import io.sealane.error.Failure;
import io.sealane.snssqs.call.Action;

/** A service did not do what it was asked. Never leaves this package. */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Action<?, ?> action;
  private final transient Failure failure;

  Refused(Action<?, ?> action, Failure failure, Throwable cause) {
    super(action + ": " + failure.reason(), cause);
    this.action = action;
    this.failure = failure;
  }

  Action<?, ?> action() {
    return action;
  }

  Failure failure() {
    return failure;
  }
}
