package io.sealane.simulation.broker;

import io.sealane.error.Failure;
import io.sealane.error.Failure.Kind;
import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.time.SimProcess;
import io.sealane.simulation.wire.Call;
import io.sealane.simulation.wire.Request;
import io.sealane.simulation.wire.Wire;
import io.sealane.transport.Topic;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendLimits;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Sends to a topic, entry by entry. */
final class SimSender implements Sender {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final SimBroker broker;
  private final Wire wire;
  private final SimProcess client;
  private final Topic topic;

  SimSender(SimBroker broker, Wire wire, SimProcess client, Topic topic) {
    this.broker = broker;
    this.wire = wire;
    this.client = client;
    this.topic = topic;
  }

  @Override
  public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
    List<OutgoingMessage> sent = List.copyOf(batch);
    long sentAt = client.nanoTime();
    sent.forEach(message -> broker.ledger().sent(client, topic.name(), message));
    SendLimits limits = broker.settings().capabilities().sending();
    int bytes = sent.stream().mapToInt(SimSender::size).sum();
    boolean tooLarge = sent.stream().anyMatch(one -> size(one) > limits.maxMessageBytes());
    if (tooLarge
        || sent.isEmpty()
        || sent.size() > limits.maxBatchCount()
        || bytes > limits.maxBatchBytes()) {
      broker.ledger().misused("a batch of " + sent.size() + " messages, " + bytes + " bytes");
    }
    return wire.<List<SendResult>>call(
            client,
            Call.SEND,
            new Request<>() {
              @Override
              public void arrive(Consumer<List<SendResult>> reply) {
                reply.accept(sent.stream().map(SimSender.this::accept).toList());
              }

              @Override
              public List<SendResult> refused(Failure failure) {
                return Collections.nCopies(sent.size(), new SendResult.Rejected(failure));
              }

              @Override
              public List<SendResult> lost(Failure failure) {
                return Collections.nCopies(sent.size(), new SendResult.Unknown(failure));
              }
            })
        .whenComplete((results, never) -> tell(sent, results, sentAt));
  }

  /** What comes so late that its client need not wait for it any more tells nobody anything. */
  private void tell(List<OutgoingMessage> sent, List<SendResult> results, long sentAt) {
    if (client.nanoTime() - sentAt > PATIENCE.toNanos()) {
      return;
    }
    for (int i = 0; i < sent.size(); i++) {
      if (results.get(i) instanceof SendResult.Accepted) {
        broker.ledger().told(client, topic.name(), sent.get(i));
      }
    }
  }

  private SendResult accept(OutgoingMessage message) {
    if (broker.faults().strikes(FaultKind.SEND_ENTRY_FAILED)) {
      boolean throttled = broker.faults().choices(FaultKind.SEND_ENTRY_FAILED).nextBoolean();
      Kind kind = throttled ? Kind.THROTTLED : Kind.TRANSIENT;
      return new SendResult.Rejected(Failure.of(kind, "entry failed"));
    }
    return new SendResult.Accepted(broker.topicOf(topic).accept(message));
  }

  private static int size(OutgoingMessage message) {
    int bytes = message.body().length;
    for (var attribute : message.attributes().entrySet()) {
      bytes += attribute.getKey().getBytes(StandardCharsets.UTF_8).length + "String".length();
      bytes += attribute.getValue().getBytes(StandardCharsets.UTF_8).length;
    }
    return bytes;
  }

  @Override
  public void close() {
    // holds nothing
  }
}
