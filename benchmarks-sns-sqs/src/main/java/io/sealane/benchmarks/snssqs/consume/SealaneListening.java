package io.sealane.benchmarks.snssqs.consume;

import io.sealane.Sealane;
import io.sealane.SealaneBuilder;
import io.sealane.benchmarks.codec.Order;
import io.sealane.benchmarks.snssqs.client.Clients;
import io.sealane.codec.EventCatalog;
import io.sealane.consume.Subscription;
import io.sealane.snssqs.SnsSqsTransport;
import io.sealane.snssqs.topology.TopologyMode;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.transport.Topic;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sealane with its defaults, guard included; a start asks nothing, because the stub has no
 * topology.
 */
final class SealaneListening implements Listening {

  private static final String TOPIC = "orders";

  private final SealaneBuilder builder;
  private @Nullable Sealane sealane;

  private SealaneListening(SnsSqsTransport transport, String queue, int concurrency, Work work) {
    TopologySettings none =
        TopologySettings.DEFAULTS.withMode(TopologyMode.NONE).withAccount("000000000000");
    builder =
        Sealane.over(transport.withTopology(none))
            .read(EventCatalog.of("orders", Order.class))
            .topics(Topic.of(TOPIC))
            .subscribe(
                Subscription.named(queue)
                    .to(TOPIC)
                    .concurrency(concurrency)
                    .on(Order.Placed.class, work::handle));
  }

  static Listening asynchronous(Clients clients, String queue, int concurrency, Work work) {
    return new SealaneListening(SnsSqsTransport.of(clients.sqs()), queue, concurrency, work);
  }

  static Listening blocking(Clients clients, String queue, int concurrency, Work work) {
    return new SealaneListening(
        SnsSqsTransport.of(clients.blockingSqs()), queue, concurrency, work);
  }

  @Override
  public void start() {
    sealane = builder.start();
  }

  @Override
  public void stop() {
    Objects.requireNonNull(sealane, "not started").close();
  }
}
