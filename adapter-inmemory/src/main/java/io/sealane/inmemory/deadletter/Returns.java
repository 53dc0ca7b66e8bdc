package io.sealane.inmemory.deadletter;

import io.sealane.inmemory.exchange.Exchange;
import io.sealane.inmemory.queue.Arrival;
import io.sealane.inmemory.queue.MessageQueue;
import io.sealane.inmemory.queue.Sent;
import io.sealane.time.Scheduler;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.send.OutgoingMessage;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Sends dead letters back to the one queue that they came from, as new messages.
 *
 * @param queue the queue's name
 */
record Returns(String queue, Exchange exchange, Scheduler scheduler) {

  /** The queue, or null if there is none of that name any more. */
  @Nullable MessageQueue target() {
    return exchange.queue(queue);
  }

  IllegalStateException noTarget() {
    return new IllegalStateException(exchange.noQueue(queue).reason());
  }

  /** Completes when the letter is in the queue. */
  CompletionStage<DeadLetter> send(DeadLetter letter, MessageQueue target) {
    OutgoingMessage message =
        new OutgoingMessage(letter.id(), letter.key(), letter.body(), letter.redriveAttributes());
    Arrival<DeadLetter> arrival = new Arrival<>(letter);
    target.offer(List.of(new Sent(exchange.nextId(), message, scheduler.instant())), arrival);
    return arrival.allOffered();
  }
}
