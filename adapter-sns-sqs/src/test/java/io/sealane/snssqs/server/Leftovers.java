package io.sealane.snssqs.server;

import io.sealane.snssqs.topology.DesiredTopology;
import io.sealane.snssqs.topology.QueueResource;
import io.sealane.snssqs.topology.TopicResource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import software.amazon.awssdk.services.sns.model.Topic;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** What tests have left at a server. */
public final class Leftovers {

  private Leftovers() {}

  /** Removes what there is of it. */
  public static void remove(Clients clients, DesiredTopology topology) {
    for (QueueResource queue : topology.queues()) {
      try {
        String url = clients.sqs().getQueueUrl(r -> r.queueName(queue.name())).join().queueUrl();
        clients.sqs().deleteQueue(r -> r.queueUrl(url)).join();
      } catch (CompletionException e) {
        if (!(e.getCause() instanceof QueueDoesNotExistException)) {
          throw e;
        }
      }
    }
    if (!topology.topics().isEmpty()) {
      removeTopics(clients, topology);
    }
  }

  /**
   * Removes whatever has a name that begins so.
   *
   * @param topics whether there is SNS
   */
  public static void removeAll(Clients clients, String prefix, boolean topics) {
    for (String url : clients.sqs().listQueues(r -> r.queueNamePrefix(prefix)).join().queueUrls()) {
      clients.sqs().deleteQueue(r -> r.queueUrl(url)).join();
    }
    if (topics) {
      removeTopics(clients, name -> name.startsWith(prefix));
    }
  }

  private static void removeTopics(Clients clients, DesiredTopology topology) {
    Set<String> names = new HashSet<>();
    for (TopicResource topic : topology.topics()) {
      names.add(topic.name());
    }
    removeTopics(clients, names::contains);
  }

  private static void removeTopics(Clients clients, Predicate<String> wanted) {
    String next = null;
    do {
      String token = next;
      var page = clients.sns().listTopics(r -> r.nextToken(token)).join();
      for (Topic topic : page.topics()) {
        String arn = topic.topicArn();
        if (wanted.test(arn.substring(arn.lastIndexOf(':') + 1))) {
          clients.sns().deleteTopic(r -> r.topicArn(arn)).join();
        }
      }
      next = page.nextToken();
    } while (next != null && !next.isEmpty());
  }
}
