package io.sealane.snssqs.conformance;

import io.sealane.conformance.faults.FaultPort;
import io.sealane.conformance.fixture.TransportFixture;
import io.sealane.conformance.proxy.HttpFaultProxy;
import io.sealane.snssqs.SnsSqsTransport;
import io.sealane.snssqs.fault.AwsRouter;
import io.sealane.snssqs.fault.WireFaults;
import io.sealane.snssqs.server.AwsServer;
import io.sealane.snssqs.server.Clients;
import io.sealane.snssqs.server.Leftovers;
import io.sealane.snssqs.topology.TopologyMode;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.time.Scheduler;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The adapter over a real server, in real time, through a proxy of its own for each test. */
final class WireFixture implements TransportFixture {

  /** SQS has whole seconds; shorter ones would measure the machine. */
  private static final Duration LEASE = Duration.ofSeconds(6);

  private static final Duration LONG_POLL = Duration.ofSeconds(2);

  private final String adapter;
  private final AwsServer server;
  private final boolean topics;
  private @Nullable HttpFaultProxy proxy;
  private @Nullable Clients clients;
  private @Nullable SnsSqsTransport adapted;

  /**
   * Over that server.
   *
   * @param topics whether it has topics; otherwise what is published goes straight into queues
   */
  WireFixture(String adapter, AwsServer server, boolean topics) {
    this.adapter = adapter;
    this.server = server;
    this.topics = topics;
  }

  @Override
  public String adapter() {
    return adapter;
  }

  @Override
  public String server() {
    return server.name();
  }

  @Override
  public Duration lease() {
    return LEASE;
  }

  @Override
  public Transport transport(Scheduler scheduler) {
    URI endpoint = server.endpoint();
    if (endpoint.getScheme().equals("http")) {
      proxy = HttpFaultProxy.before(endpoint, new AwsRouter(), 1);
      endpoint = proxy.endpoint();
    }
    Clients own = Clients.of(endpoint);
    clients = own;
    SnsSqsTransport transport =
        topics ? SnsSqsTransport.of(own.sns(), own.sqs()) : SnsSqsTransport.of(own.sqs());
    // ElasticMQ knows no limit per group.
    TopologySettings named = TopologySettings.DEFAULTS.withMode(TopologyMode.APPLY);
    adapted =
        transport
            .withTopology(named.withHighThroughput(topics))
            .withLongPoll(LONG_POLL)
            .withScheduler(scheduler);
    return topics ? adapted : new WithSinks(adapted);
  }

  @Override
  public @Nullable FaultPort faults(Transport transport) {
    return proxy == null
        ? null // what is encrypted cannot be looked into
        : new WireFaults(
            proxy, (int) LEASE.toSeconds(), request -> request.text().contains("-dead"));
  }

  @Override
  public void cleanUp(Transport transport, Topology used) {
    Clients own = clients;
    SnsSqsTransport made = adapted;
    if (own != null && made != null) {
      Topology once = new Topology(used.topics(), List.copyOf(byName(used).values()));
      Leftovers.remove(own, made.topology(topics ? once : WithSinks.sinks(once)).desired());
      own.close();
    }
    if (proxy != null) {
      proxy.close();
    }
  }

  /** A queue may have been prepared more than once. */
  private static Map<String, QueueSpec> byName(Topology used) {
    Map<String, QueueSpec> queues = new HashMap<>();
    used.queues().forEach(queue -> queues.put(queue.name(), queue));
    return queues;
  }
}
