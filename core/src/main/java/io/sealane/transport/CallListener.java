package io.sealane.transport;

import java.time.Duration;

/**
 * Is told of every call that a transport makes to its broker, by transports that can tell: calls
 * are what brokers charge for. Called by many threads at once; returns fast and does not block.
 * What it throws changes nothing.
 */
@FunctionalInterface
public interface CallListener {

  /**
   * A call has ended.
   *
   * @param action what the broker was asked to do; one of few
   * @param outcome how it went; one of few
   * @param took how long it took, the broker's own waiting for messages included
   */
  void called(String action, String outcome, Duration took);
}
