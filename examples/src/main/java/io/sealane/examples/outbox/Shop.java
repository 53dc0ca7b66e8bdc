package io.sealane.examples.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.sealane.Sealane;
import io.sealane.codec.EventCatalog;
import io.sealane.consume.Subscription;
import io.sealane.examples.outbox.billing.Billing;
import io.sealane.examples.outbox.delivery.Delivery;
import io.sealane.examples.outbox.delivery.DeliveryEvent;
import io.sealane.examples.outbox.orders.OrderEvent;
import io.sealane.examples.outbox.orders.Orders;
import io.sealane.jdbc.JdbcStore;
import io.sealane.jdbc.history.JdbcHistory;
import io.sealane.jdbc.schema.SchemaPart;
import io.sealane.snssqs.SnsSqsTransport;
import io.sealane.snssqs.topology.TopologyMode;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.transport.Topic;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Scanner;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/**
 * The process that is killed: orders and billing on one database, delivery on another, and queues
 * between them. It places orders up to each number that it reads, and ends in good order when there
 * is nothing to read.
 */
final class Shop {

  private static final EventCatalog ORDERS = EventCatalog.of("orders", OrderEvent.class);
  private static final EventCatalog DELIVERY = EventCatalog.of("delivery", DeliveryEvent.class);

  private final SqsAsyncClient sqs;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private Shop(URI broker) {
    sqs =
        SqsAsyncClient.builder()
            .endpointOverride(broker)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
            .build();
    open.push(sqs);
  }

  /** Takes the URLs of the databases of orders and of delivery, and that of the queues. */
  static void run(String ordersUrl, String deliveryUrl, String broker) throws Exception {
    Shop shop = new Shop(URI.create(broker));
    try (Scanner told = new Scanner(System.in, UTF_8)) {
      JdbcStore deliveries = shop.store(deliveryUrl);
      Delivery delivery = new Delivery(deliveries);
      delivery.prepare();
      shop.open(deliveries, DELIVERY, "billing", ORDERS, delivery.subscription());

      JdbcStore placed = shop.store(ordersUrl);
      Orders orders = new Orders(placed);
      orders.prepare();
      Billing billing = new Billing(placed);
      billing.prepare();
      Sealane sealane = shop.open(placed, ORDERS, "delivery", DELIVERY, billing.subscription());
      while (told.hasNextInt()) {
        orders.placeUpTo(told.nextInt(), sealane.publisher());
      }
    } finally {
      shop.close();
    }
  }

  private JdbcStore store(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(8);
    HikariDataSource pool = new HikariDataSource(config);
    open.push(pool);
    JdbcStore store = JdbcStore.of(pool);
    store.schema(SchemaPart.OUTBOX, SchemaPart.INBOX, SchemaPart.HISTORY).apply();
    return store;
  }

  /**
   * Opens what works on one of the databases.
   *
   * @param own what is published there, to a topic of the context's name
   * @param listener the subscription that takes it
   * @param other what the subscription there takes
   */
  private Sealane open(
      JdbcStore store,
      EventCatalog own,
      String listener,
      EventCatalog other,
      Subscription subscription) {
    JdbcHistory history = store.history();
    open.push(history);
    SnsSqsTransport transport =
        SnsSqsTransport.of(sqs)
            .withTopology(TopologySettings.DEFAULTS.withMode(TopologyMode.APPLY))
            .withLongPoll(Duration.ofSeconds(1))
            .withDirect(own.context(), listener);
    Sealane sealane =
        Sealane.over(transport)
            .publish(own)
            .to(Topic.of(own.context()))
            .read(other)
            .topics(Topic.of(other.context()))
            .outbox(store.outbox().withLease(Duration.ofSeconds(2)))
            .subscribe(subscription)
            .observe(history)
            .start();
    open.push(sealane);
    return sealane;
  }

  private void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }
}
