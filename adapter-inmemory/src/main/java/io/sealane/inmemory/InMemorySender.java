package io.sealane.inmemory;

import io.sealane.error.Failure;
import io.sealane.inmemory.exchange.Binding;
import io.sealane.inmemory.exchange.Exchange;
import io.sealane.inmemory.queue.Arrival;
import io.sealane.inmemory.queue.Sent;
import io.sealane.time.Scheduler;
import io.sealane.transport.Topic;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Puts messages into every queue of a topic; done when all of them are in. */
final class InMemorySender implements Sender {
  private final Topic topic;
  private final Exchange exchange;
  private final Scheduler scheduler;
  private volatile boolean closed;

  InMemorySender(Topic topic, Exchange exchange, Scheduler scheduler) {
    this.topic = topic;
    this.exchange = exchange;
    this.scheduler = scheduler;
  }

  @Override
  public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
    if (closed) {
      return refuse(batch, invalid("the sender to topic '" + topic.name() + "' is closed"));
    }
    if (batch.size() > MessageLimits.MAX_BATCH) {
      return refuse(batch, invalid("a batch of " + batch.size() + " messages; the limit is 100"));
    }
    List<Binding> bindings = exchange.bindings(topic.name());
    return bindings == null
        ? refuse(batch, exchange.noTopic(topic.name()))
        : deliver(batch, bindings);
  }

  @Override
  public void close() {
    closed = true;
  }

  private CompletionStage<List<SendResult>> deliver(
      List<OutgoingMessage> batch, List<Binding> bindings) {
    Instant now = scheduler.instant();
    List<SendResult> results = new ArrayList<>(batch.size());
    List<Sent> accepted = new ArrayList<>(batch.size());
    for (OutgoingMessage message : batch) {
      Failure failure = MessageLimits.violatedBy(message);
      if (failure == null) {
        String id = exchange.nextId();
        accepted.add(new Sent(id, message, now));
        results.add(new SendResult.Accepted(id));
      } else {
        results.add(new SendResult.Rejected(failure));
      }
    }
    Arrival<List<SendResult>> arrival = new Arrival<>(Collections.unmodifiableList(results));
    for (Binding binding : bindings) {
      binding.queue().offer(binding.select(accepted), arrival);
    }
    return arrival.allOffered();
  }

  private static CompletionStage<List<SendResult>> refuse(
      List<OutgoingMessage> batch, Failure failure) {
    return CompletableFuture.completedStage(
        Collections.nCopies(batch.size(), new SendResult.Rejected(failure)));
  }

  private static Failure invalid(String reason) {
    return Failure.of(Failure.Kind.INVALID, reason);
  }
}
