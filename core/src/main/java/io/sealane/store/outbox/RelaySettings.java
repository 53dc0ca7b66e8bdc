package io.sealane.store.outbox;

import io.sealane.time.Scheduler;
import io.sealane.transport.Topic;
import io.sealane.transport.Transport;
import io.sealane.transport.send.BatchSettings;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * What a relay works with.
 *
 * @param destinations the topics that it sends to, and where they are; the senders that it asks for
 *     are its own to close
 * @param batching how messages are gathered into batches
 * @param scheduler time; its tasks never block
 * @param executor where it may block
 * @param random for jitter; used by many threads
 * @param observer is told what it does
 */
public record RelaySettings(
    Map<Topic, Transport> destinations,
    BatchSettings batching,
    Scheduler scheduler,
    Executor executor,
    RandomGenerator random,
    RelayObserver observer) {

  /** Copies the destinations. */
  public RelaySettings {
    destinations = Map.copyOf(destinations);
  }
}
