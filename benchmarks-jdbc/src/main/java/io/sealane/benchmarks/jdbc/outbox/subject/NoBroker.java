package io.sealane.benchmarks.jdbc.outbox.subject;

import io.sealane.transport.Capabilities;
import io.sealane.transport.Preparation;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendLimits;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Accepts everything at once, in batches of ten as SNS does. */
final class NoBroker implements Transport {

  @Override
  public Capabilities capabilities() {
    SendLimits limits = new SendLimits(10, 1 << 20, 1 << 20, 10, 4_096, true);
    Duration any = Duration.ofSeconds(1);
    return new Capabilities(Set.of(), limits, 1, 1, any, any, any);
  }

  @Override
  public CompletionStage<Preparation> prepare(Topology topology) {
    return CompletableFuture.completedFuture(new Preparation(List.of(), null));
  }

  @Override
  public Sender sender(Topic topic) {
    return new Sender() {
      @Override
      public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
        batch.forEach(message -> Arrivals.one());
        return CompletableFuture.completedFuture(
            batch.stream().<SendResult>map(one -> new SendResult.Accepted(one.id())).toList());
      }

      @Override
      public void close() {
        // It holds nothing.
      }
    };
  }

  @Override
  public Receiver receiver(QueueSpec queue) {
    throw new UnsupportedOperationException();
  }

  @Override
  public DeadLetterQueue deadLetters(QueueSpec queue) {
    throw new UnsupportedOperationException();
  }
}
