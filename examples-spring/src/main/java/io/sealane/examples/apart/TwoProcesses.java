package io.sealane.examples.apart;

import io.sealane.servers.Fauxqs;
import io.sealane.servers.Postgres;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The shop, its delivery in a second process, and all that they need: topics and queues, and a
 * PostgreSQL with a database for each.
 */
public final class TwoProcesses implements AutoCloseable {

  private final Fauxqs aws;
  private final Postgres postgres;
  private final String shopDatabase;
  private final String deliveryDatabase;
  private final List<String> arguments;

  private TwoProcesses(Fauxqs aws, Postgres postgres, List<String> arguments) {
    this.aws = aws;
    this.postgres = postgres;
    this.arguments = arguments;
    this.shopDatabase = postgres.create("shop");
    this.deliveryDatabase = postgres.create("delivery");
  }

  /**
   * Starts the servers.
   *
   * @param arguments for both processes
   */
  public static TwoProcesses onServers(String... arguments) {
    Fauxqs aws = Fauxqs.start();
    return new TwoProcesses(aws, Postgres.start(), List.of(arguments));
  }

  /** Starts delivery; returns when it is ready. */
  public ShopProcess delivery(String... more) {
    return process("delivery", deliveryDatabase, more);
  }

  /** Starts all but delivery; returns when it is ready. */
  public ShopProcess shop(String... more) {
    return process("shop", shopDatabase, more);
  }

  private ShopProcess process(String name, String database, String... more) {
    List<String> all = new ArrayList<>(arguments);
    all.add("--spring.profiles.active=apart," + name);
    all.add("--spring.datasource.url=" + database);
    all.add("--spring.datasource.username=" + Postgres.USER);
    all.add("--sealane.sns-sqs.endpoint=" + aws.endpoint());
    all.add("--sealane.sns-sqs.region=us-east-1");
    all.addAll(List.of(more));
    return ShopProcess.start(name, all);
  }

  /** Ends the servers. */
  @Override
  public void close() {
    aws.close();
    postgres.close();
  }

  /** Runs both until somebody ends it. */
  public static void main(String[] args) throws InterruptedException {
    TwoProcesses servers = onServers("--server.port=0");
    // First who is told: a topic keeps nothing for those who come later.
    ShopProcess delivery = servers.delivery();
    ShopProcess shop = servers.shop();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  shop.close();
                  delivery.close();
                  servers.close();
                }));
    System.out.printf(
        """

        An order:      curl -X PUT -H 'Content-Type: application/json' -d '{"article": "tea", "quantity": 9}' %1$s/orders/o-1
        Its parcels:   curl %1$s/parcels
        Deliveries:    curl %2$s/deliveries
        How they are:  curl %1$s/actuator/sealane and curl %2$s/actuator/sealane
        Ctrl-C ends it.
        %n\
        """,
        shop.address(), delivery.address());
    new CountDownLatch(1).await();
  }
}
