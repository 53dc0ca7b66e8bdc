package io.sealane.examples.story;

import io.sealane.snssqs.SnsSqsTransport;
import io.sealane.snssqs.topology.TopologyMode;
import io.sealane.snssqs.topology.TopologySettings;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/**
 * The same story over queues of SQS: of a server that is started beside it, where nothing filters
 * what a subscription does not take; or, if {@code -Daws.region} says where, over topics and queues
 * of an account of AWS.
 */
public final class OrderStoryOnSqs {

  private static final TopologySettings TOPOLOGY =
      TopologySettings.DEFAULTS.withMode(TopologyMode.APPLY).withPrefix("sealane-example-");

  private OrderStoryOnSqs() {}

  /** Tells the story. */
  public static void main(String[] args) throws InterruptedException {
    if (System.getProperty("aws.region") == null) {
      overServerOfItsOwn();
    } else {
      overAws();
    }
  }

  private static void overServerOfItsOwn() throws InterruptedException {
    SQSRestServer server =
        SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    int port = server.waitUntilStarted().localAddress().getPort();
    try (SqsAsyncClient sqs =
        SqsAsyncClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + port))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
            .build()) {
      tell(SnsSqsTransport.of(sqs));
    } finally {
      server.stopAndWait();
    }
  }

  private static void overAws() throws InterruptedException {
    try (SnsAsyncClient sns = SnsAsyncClient.create();
        SqsAsyncClient sqs = SqsAsyncClient.create()) {
      tell(SnsSqsTransport.of(sns, sqs));
    }
  }

  private static void tell(SnsSqsTransport transport) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    new OrderStory(new Stage(out), transport.withTopology(TOPOLOGY)).tell();
  }
}
