package io.sealane.consume.pipeline;

import io.sealane.consume.Subscription;
import io.sealane.consume.handling.DeliveryHandler;
import io.sealane.consume.handling.Execution;
import io.sealane.consume.handling.Signals;
import io.sealane.handoff.SerialLoop;
import io.sealane.observe.Subject;
import io.sealane.time.Scheduler;
import io.sealane.transport.Capabilities;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.receive.Receiver;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a consumer is made of.
 *
 * @param subscription what is consumed, and how
 * @param receiver where deliveries come from
 * @param deadLetters where they go that nobody could handle
 * @param capabilities what the transport promises
 * @param handler what handles a delivery
 * @param executor where handlers run
 * @param renewals where claims are renewed, which may block too
 * @param scheduler time
 * @param random for jitter
 * @param signals what the world is told
 * @param memory what outlives a restart of the consumer
 * @param loop what everything of the pipeline runs in, one after the other
 */
public record Parts(
    Subscription subscription,
    Receiver receiver,
    DeadLetterQueue deadLetters,
    Capabilities capabilities,
    DeliveryHandler handler,
    Executor executor,
    Executor renewals,
    Scheduler scheduler,
    RandomGenerator random,
    Signals signals,
    Memory memory,
    SerialLoop loop) {

  /** The delivery as a subject of signals, with as much as is known by now. */
  Subject subject(Held held) {
    Execution running = held.execution;
    return signals.subject(held.delivery, running == null ? held.metadata : running.metadata(), 0);
  }

  Scheduler.Timer later(Runnable task, Duration delay) {
    return scheduler.schedule(() -> loop.execute(task), delay);
  }

  /**
   * Calls a transport, and goes on in the loop when it has answered: with the value, or with what
   * was thrown, also by a transport that throws instead of answering.
   */
  <T> void ask(
      Supplier<? extends @Nullable CompletionStage<T>> call,
      BiConsumer<? super @Nullable T, ? super @Nullable Throwable> next) {
    CompletionStage<T> stage;
    try {
      stage = Objects.requireNonNull(call.get(), "the transport's answer");
    } catch (Throwable e) {
      stage = CompletableFuture.failedStage(e);
    }
    stage.whenComplete((value, error) -> loop.execute(() -> next.accept(value, error)));
  }
}
