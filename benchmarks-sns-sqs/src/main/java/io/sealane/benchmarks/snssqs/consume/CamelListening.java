package io.sealane.benchmarks.snssqs.consume;

import io.sealane.benchmarks.snssqs.client.Clients;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Camel's component, with long polls, which are not its default. */
final class CamelListening implements Listening {

  private final CamelContext camel = new DefaultCamelContext();

  CamelListening(Clients clients, String queue, int concurrency, Work work) {
    camel.getRegistry().bind("sqs", clients.blockingSqs());
    String from =
        "aws2-sqs:%s?amazonSQSClient=#sqs&waitTimeSeconds=20&maxMessagesPerPoll=10&greedy=true&concurrentConsumers=%d"
            .formatted(queue, concurrency);
    try {
      camel.addRoutes(
          new RouteBuilder() {
            @Override
            public void configure() {
              from(from)
                  .process(
                      exchange -> work.handle(Orders.read(exchange.getIn().getBody(String.class))));
            }
          });
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void start() {
    camel.start();
  }

  @Override
  public void stop() {
    camel.stop();
  }
}
