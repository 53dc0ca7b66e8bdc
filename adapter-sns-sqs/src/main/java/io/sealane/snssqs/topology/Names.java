package io.sealane.snssqs.topology;

import io.sealane.transport.Topic;
import java.util.List;

/** How things are called at SNS and SQS. */
final class Names {

  private static final String FIFO = ".fifo";

  private final String prefix;

  Names(String prefix) {
    this.prefix = prefix;
  }

  String topic(Topic topic) {
    return name(topic.name(), topic.ordered());
  }

  String queue(String subscription, QueueResource.Purpose purpose, boolean fifo) {
    return switch (purpose) {
      case WORK -> name(subscription, fifo);
      case DEAD_LETTERS -> name(subscription + "-dead", fifo);
      case UNDELIVERED -> name(subscription + "-undelivered", fifo);
    };
  }

  /** Adds what is wrong with a name. */
  static void check(String kind, String name, int limit, List<String> problems) {
    if (name.length() > limit) {
      problems.add(
          kind
              + " '"
              + name
              + "' has "
              + name.length()
              + " characters and may have "
              + limit
              + ": shorten the prefix or the name");
    }
  }

  private String name(String name, boolean fifo) {
    return prefix + name + (fifo ? FIFO : "");
  }
}
