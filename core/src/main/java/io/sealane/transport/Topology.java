package io.sealane.transport;

import java.util.List;

/**
 * Everything that an application needs of one transport.
 *
 * @param topics the topics that it publishes to
 * @param queues the queues that it consumes from; their topics may be other applications'
 */
public record Topology(List<Topic> topics, List<QueueSpec> queues) {

  /** Copies the lists. */
  public Topology {
    topics = List.copyOf(topics);
    queues = List.copyOf(queues);
  }
}
