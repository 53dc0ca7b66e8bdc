package io.sealane.test.progress;

import io.sealane.transport.Preparation;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.forward.ForwardingTransport;
import java.util.concurrent.CompletionStage;

/** A transport whose queues are known to a test. */
public final class WatchedTransport extends ForwardingTransport {

  private final Queues queues;

  /**
   * Over that transport.
   *
   * @param queues what is told of the queues
   */
  public WatchedTransport(Transport transport, Queues queues) {
    super(transport);
    this.queues = queues;
  }

  @Override
  public CompletionStage<Preparation> prepare(Topology topology) {
    queues.know(topology);
    return super.prepare(topology);
  }
}
