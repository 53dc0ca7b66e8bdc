package io.sealane.transport;

import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.send.Sender;
import java.util.concurrent.CompletionStage;

/**
 * The port that an adapter implements: messages in, messages out. An adapter moves bytes and
 * attributes; it knows nothing of events, retries or guards.
 *
 * <p>Safe for use by many threads. No method blocks: where a client does, the adapter brings a
 * thread of its own. Stages never complete exceptionally; what went wrong is a value. A transport
 * lives as long as the application wants and has no close of its own: senders and receivers are
 * closed by whoever asked for them, and asking again gives working ones.
 */
public interface Transport {

  /** What this transport promises and where its limits are. Constant. */
  Capabilities capabilities();

  /**
   * Makes ready what the topology names, or checks that it is ready; which of the two, an adapter
   * lets its user choose. Idempotent; called on each start before any sender or receiver is asked
   * for.
   */
  CompletionStage<Preparation> prepare(Topology topology);

  /** A sender to the topic, which a prepared topology named. */
  Sender sender(Topic topic);

  /** A receiver from the queue, which a prepared topology named. Receivers of one queue compete. */
  Receiver receiver(QueueSpec queue);

  /** The dead letters of the queue, which a prepared topology named. */
  DeadLetterQueue deadLetters(QueueSpec queue);
}
