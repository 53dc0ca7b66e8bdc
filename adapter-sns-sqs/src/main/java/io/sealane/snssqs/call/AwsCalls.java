package io.sealane.snssqs.call;

import java.util.concurrent.CompletionStage;

/**
 * The way to the services. The SDK's clients stand behind it, and in a simulation a model of them.
 * Safe for use by many threads; never blocks the caller.
 */
@FunctionalInterface
public interface AwsCalls {

  /**
   * Calls a service once.
   *
   * @return a stage with the reply, which may itself report that entries have failed; or one that
   *     fails with what the SDK threw
   */
  <Q, R> CompletionStage<R> call(Action<Q, R> action, Q request);
}
