package io.sealane.conformance.faults;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import java.time.Duration;

/** What provoked failures look like. */
final class Failures {

  static final Failure TRANSIENT = Failure.of(Kind.TRANSIENT, "provoked: no answer");
  static final Failure THROTTLED =
      new Failure(Kind.THROTTLED, "provoked: too many requests", Duration.ofSeconds(2));
  static final Failure INVALID = Failure.of(Kind.INVALID, "provoked: not a message");
  static final Failure MISSING = Failure.of(Kind.MISSING, "provoked: does not exist");
  static final Failure DENIED = Failure.of(Kind.DENIED, "provoked: access denied");

  private Failures() {}
}
