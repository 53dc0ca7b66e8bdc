package io.sealane.snssqs.call;

import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import java.util.concurrent.CompletionStage;

/**
 * Where topics and queues are at the services. An address is looked up when it is first needed and
 * kept from then on, so that what could not be found while a service was away is found later. Safe
 * for use by many threads; never blocks.
 */
public interface Addresses {

  /**
   * The ARN of a topic.
   *
   * @return a stage that fails with what the SDK threw
   */
  CompletionStage<String> topic(Topic topic);

  /**
   * The URL of a subscription's queue.
   *
   * @return a stage that fails with what the SDK threw
   */
  CompletionStage<String> queue(QueueSpec queue);

  /**
   * The URL of the queue of a subscription's dead letters.
   *
   * @return a stage that fails with what the SDK threw
   */
  CompletionStage<String> deadLetters(QueueSpec queue);
}
