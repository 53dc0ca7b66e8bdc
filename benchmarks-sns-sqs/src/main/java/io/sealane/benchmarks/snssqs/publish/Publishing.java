package io.sealane.benchmarks.snssqs.publish;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One way to publish to the topic, or into the queue, that is named {@link #DESTINATION}. */
interface Publishing {

  /** Of this process alone: what is counted there is its own. */
  String DESTINATION = "publish-" + ProcessHandle.current().pid();

  /**
   * Publishes.
   *
   * @param events as many as {@link #together} says
   * @return a future that completes when the service has said yes to all of them
   */
  CompletableFuture<?> publish(List<Note> events);

  /**
   * How many events an application has to bring together by itself before it calls: 1, or more for
   * what makes a batch of a list and nothing of single events.
   */
  default int together() {
    return 1;
  }
}
