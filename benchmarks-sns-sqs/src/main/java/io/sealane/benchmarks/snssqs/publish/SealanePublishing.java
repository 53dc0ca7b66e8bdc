package io.sealane.benchmarks.snssqs.publish;

import io.sealane.Sealane;
import io.sealane.benchmarks.snssqs.client.Clients;
import io.sealane.codec.EventCatalog;
import io.sealane.event.Publication;
import io.sealane.snssqs.SnsSqsTransport;
import io.sealane.snssqs.topology.TopologyMode;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.transport.Topic;

/** Sealane with its defaults; a start asks nothing, because the stub has no topology. */
final class SealanePublishing {

  /**
   * What is handed over at once needs no gathering: however slow a machine is, its count is exact.
   */
  static final String IN_LISTS = "sealane, lists of 200";

  private static final TopologySettings TOPOLOGY =
      TopologySettings.DEFAULTS
          .withMode(TopologyMode.NONE)
          .withAccount("000000000000")
          .withTopicMessageBytes(1 << 20);

  private SealanePublishing() {}

  static Publishing toTopic(Clients clients) {
    return over(SnsSqsTransport.of(clients.sns(), clients.sqs()));
  }

  static Publishing toTopicBlocking(Clients clients) {
    return over(SnsSqsTransport.of(clients.blockingSns(), clients.blockingSqs()));
  }

  static Publishing toQueue(Clients clients) {
    return over(direct(SnsSqsTransport.of(clients.sqs())));
  }

  static Publishing toQueueBlocking(Clients clients) {
    return over(direct(SnsSqsTransport.of(clients.blockingSqs())));
  }

  private static SnsSqsTransport direct(SnsSqsTransport transport) {
    return transport.withDirect(Publishing.DESTINATION, Publishing.DESTINATION);
  }

  private static Publishing over(SnsSqsTransport transport) {
    Sealane sealane =
        Sealane.over(transport.withTopology(TOPOLOGY))
            .publish(EventCatalog.of("notes", Note.class))
            .to(Topic.of(Publishing.DESTINATION))
            .start();
    return events -> sealane.publisher().publishAsync(Publication.ofAll(events));
  }
}
