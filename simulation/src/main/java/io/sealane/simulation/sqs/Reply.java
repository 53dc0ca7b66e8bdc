package io.sealane.simulation.sqs;

import io.sealane.error.Failure;
import io.sealane.simulation.wire.Request;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A call of a service on its way: its answer is a reply, or what the SDK throws.
 *
 * @param <R> the reply
 */
record Reply<R>(Consumer<Consumer<CompletionStage<R>>> service, Trouble trouble)
    implements Request<CompletionStage<R>> {

  @Override
  public void arrive(Consumer<CompletionStage<R>> reply) {
    service.accept(reply);
  }

  @Override
  public CompletionStage<R> refused(Failure failure) {
    return CompletableFuture.failedStage(trouble.refused(failure));
  }

  @Override
  public CompletionStage<R> lost(Failure failure) {
    return CompletableFuture.failedStage(trouble.lost(failure));
  }
}
