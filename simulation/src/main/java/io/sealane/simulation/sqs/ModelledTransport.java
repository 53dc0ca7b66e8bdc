package io.sealane.simulation.sqs;

import io.sealane.error.ConfigurationException;
import io.sealane.simulation.broker.SimBroker;
import io.sealane.simulation.time.SimProcess;
import io.sealane.snssqs.call.Addresses;
import io.sealane.snssqs.call.AwsCalls;
import io.sealane.snssqs.call.CountedCalls;
import io.sealane.snssqs.deadletter.SqsDeadLetters;
import io.sealane.snssqs.receive.LeaseLimits;
import io.sealane.snssqs.receive.SqsReceiver;
import io.sealane.snssqs.send.Senders;
import io.sealane.snssqs.topology.DesiredTopology;
import io.sealane.snssqs.topology.TopologyMode;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.snssqs.topology.address.AddressBook;
import io.sealane.transport.Capabilities;
import io.sealane.transport.Preparation;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.send.Sender;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.regions.Region;

/**
 * The adapter's own parts as its transport puts them together, over a modelled broker with whatever
 * limits the life has; a start asks nothing.
 */
final class ModelledTransport implements Transport {

  private static final TopologySettings SETTINGS =
      TopologySettings.DEFAULTS.withMode(TopologyMode.NONE).withAccount("000000000000");

  private final SimBroker broker;
  private final SimProcess client;
  private final BrokerCalls port;
  private final AwsCalls calls;
  private final Addresses addresses;
  private final Map<String, DeadLetterQueue> deadLetters = new HashMap<>();

  ModelledTransport(SimBroker broker, SimProcess client) {
    this.broker = broker;
    this.client = client;
    this.port = new BrokerCalls(broker, client);
    this.calls = new CountedCalls(port, client, (action, outcome, took) -> {});
    this.addresses = new AddressBook(calls, SETTINGS, Region.EU_CENTRAL_1, null);
  }

  @Override
  public Capabilities capabilities() {
    return broker.settings().capabilities();
  }

  @Override
  public CompletionStage<Preparation> prepare(Topology topology) {
    try {
      DesiredTopology.of(topology, SETTINGS);
      return CompletableFuture.completedStage(Preparation.READY);
    } catch (ConfigurationException e) {
      return CompletableFuture.completedStage(new Preparation(e.problems(), null));
    }
  }

  @Override
  public Sender sender(Topic topic) {
    Sender sender =
        new Senders(calls, addresses, false).toTopic(topic, capabilities().sendingTo(topic));
    return new ToldSender(sender, topic, broker, client);
  }

  @Override
  public Receiver receiver(QueueSpec queue) {
    SqsReceiver receiver =
        new SqsReceiver(queue.name(), calls, () -> addresses.queue(queue), client, LeaseLimits.SQS);
    return new ToldReceiver(receiver, port, broker, client);
  }

  @Override
  public DeadLetterQueue deadLetters(QueueSpec queue) {
    return deadLetters.computeIfAbsent(
        queue.name(),
        name ->
            new SqsDeadLetters(
                queue,
                calls,
                () -> addresses.queue(queue),
                () -> addresses.deadLetters(queue),
                client));
  }
}
