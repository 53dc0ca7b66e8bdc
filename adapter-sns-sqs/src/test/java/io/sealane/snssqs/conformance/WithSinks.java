package io.sealane.snssqs.conformance;

import io.sealane.transport.Preparation;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.forward.ForwardingTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Gives a topic that nobody subscribes to a queue all the same. A topic of SNS takes what nobody
 * gets; without SNS there is no topic, and what leads nowhere is refused.
 */
final class WithSinks extends ForwardingTransport {

  WithSinks(Transport transport) {
    super(transport);
  }

  /** The topology with a queue for each topic that has none. */
  static Topology sinks(Topology topology) {
    List<QueueSpec> queues = new ArrayList<>(topology.queues());
    for (Topic topic : topology.topics()) {
      if (topology.queues().stream().noneMatch(queue -> queue.topics().contains(topic))) {
        Duration lease = Duration.ofSeconds(30);
        String name = "sink-of-" + topic.name();
        queues.add(new QueueSpec(name, List.of(topic), Set.of(), topic.ordered(), lease));
      }
    }
    return new Topology(topology.topics(), queues);
  }

  @Override
  public CompletionStage<Preparation> prepare(Topology topology) {
    return transport.prepare(sinks(topology));
  }
}
