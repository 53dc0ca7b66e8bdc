package io.sealane.simulation.sqs;

import io.sealane.simulation.broker.SimBroker;
import io.sealane.simulation.time.SimProcess;
import io.sealane.transport.Topic;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A sender of which the ledger is told what its process asks, and what it learns. */
final class ToldSender implements Sender {

  /** What comes later is not waited for any more, and tells nobody anything. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Sender sender;
  private final Topic topic;
  private final SimBroker broker;
  private final SimProcess client;

  ToldSender(Sender sender, Topic topic, SimBroker broker, SimProcess client) {
    this.sender = sender;
    this.topic = topic;
    this.broker = broker;
    this.client = client;
  }

  @Override
  public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
    List<OutgoingMessage> sent = List.copyOf(batch);
    long sentAt = client.nanoTime();
    sent.forEach(message -> broker.ledger().sent(client, topic.name(), message));
    return sender.send(sent).whenComplete((results, thrown) -> tell(sent, results, sentAt));
  }

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

  @Override
  public void close() {
    sender.close();
  }
}
