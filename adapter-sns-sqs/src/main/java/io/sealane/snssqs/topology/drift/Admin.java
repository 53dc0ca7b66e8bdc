package io.sealane.snssqs.topology.drift;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.snssqs.call.Action;
import io.sealane.snssqs.call.AwsCalls;
import io.sealane.snssqs.call.Failures;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Calls one after the other, on a thread that may wait. */
final class Admin {

  private final AwsCalls calls;

  Admin(AwsCalls calls) {
    this.calls = calls;
  }

  /**
   * The reply.
   *
   * @throws Refused if there is none
   */
  <Q, R> R ask(Action<Q, R> action, Q request) {
    try {
      return calls.call(action, request).toCompletableFuture().join();
    } catch (CompletionException e) {
      throw new Refused(action, Failures.of(e), e);
    }
  }

  /**
   * The reply, or nothing if what it is about is not there.
   *
   * @throws Refused if there is none for another reason
   */
  <Q, R> Optional<R> find(Action<Q, R> action, Q request) {
    try {
      return Optional.of(ask(action, request));
    } catch (Refused e) {
      Failure failure = e.failure();
      if (failure.kind() == Kind.MISSING) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
