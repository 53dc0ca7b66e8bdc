package io.sealane.snssqs.send;

import io.sealane.snssqs.call.Addresses;
import io.sealane.snssqs.call.AwsCalls;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.send.SendLimits;
import io.sealane.transport.send.Sender;
import java.util.List;
import java.util.function.Supplier;

/** Makes senders to topics. */
public final class Senders {

  private final AwsCalls calls;
  private final Addresses addresses;
  private final boolean fair;

  /**
   * Senders that share these.
   *
   * @param fair whether keys are told to fair queues
   */
  public Senders(AwsCalls calls, Addresses addresses, boolean fair) {
    this.calls = calls;
    this.addresses = addresses;
    this.fair = fair;
  }

  /** To the topic at SNS. */
  public Sender toTopic(Topic topic, SendLimits limits) {
    return new BatchSender(
        topic, new TopicMailing(calls, () -> addresses.topic(topic)), limits, fair);
  }

  /**
   * Straight into queues.
   *
   * @param queues those that the topic leads to at the time of a send
   */
  public Sender toQueues(Topic topic, SendLimits limits, Supplier<List<QueueSpec>> queues) {
    return new BatchSender(
        topic, new DirectMailing(topic.name(), calls, addresses, queues), limits, fair);
  }
}
