package io.sealane.snssqs.server;

import io.sealane.snssqs.SnsSqsTransport;
import io.sealane.snssqs.topology.TopologyMode;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.transport.Preparation;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.forward.ForwardingTransport;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A topic with one queue that are there already, so that applications start without asking.
 *
 * @param topic the topic
 * @param queue the queue
 */
public record Prepared(Topic topic, QueueSpec queue) {

  private static final int PATIENCE_SECONDS = 150;
  private static final int ATTEMPTS = 5;

  /** Makes both. */
  public static Prepared of(Clients clients, Topic topic, String subscription, Duration lease) {
    QueueSpec queue =
        new QueueSpec(subscription, List.of(topic), Set.of(), topic.ordered(), lease, ATTEMPTS);
    Preparation answer = prepare(clients, new Topology(List.of(topic), List.of(queue)));
    if (!answer.problems().isEmpty() || answer.outage() != null) {
      throw new AssertionError("not ready: " + answer);
    }
    return new Prepared(topic, queue);
  }

  private static Preparation prepare(Clients clients, Topology topology) {
    try {
      return SnsSqsTransport.of(clients.sns(), clients.sqs())
          .withTopology(TopologySettings.DEFAULTS.withMode(TopologyMode.APPLY))
          .prepare(topology)
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("cannot be prepared", e);
    }
  }

  /** The URL of the subscription's queue. */
  public static String url(Clients clients, String subscription, boolean ordered) {
    String name = subscription + (ordered ? ".fifo" : "");
    return clients.sqs().getQueueUrl(r -> r.queueName(name)).join().queueUrl();
  }

  /** A transport that takes all for prepared, and asks for an address when it needs it. */
  public static Transport transport(Clients clients) {
    return transport(clients, Duration.ofSeconds(1));
  }

  /** The same with another wait for messages. */
  public static Transport transport(Clients clients, Duration longPoll) {
    return new Ready(SnsSqsTransport.of(clients.sns(), clients.sqs()).withLongPoll(longPoll));
  }

  /** Looks at nothing. Not the mode for that: fauxqs knows its queues by its own URLs only. */
  private static final class Ready extends ForwardingTransport {

    Ready(Transport transport) {
      super(transport);
    }

    @Override
    public CompletionStage<Preparation> prepare(Topology topology) {
      return CompletableFuture.completedStage(Preparation.READY);
    }
  }
}
