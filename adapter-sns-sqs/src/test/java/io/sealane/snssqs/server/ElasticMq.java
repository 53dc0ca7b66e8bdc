package io.sealane.snssqs.server;

import java.net.URI;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** ElasticMQ in this JVM: queues only. */
public final class ElasticMq implements AwsServer {

  /** As the reports name it. */
  public static final String NAME = "ElasticMQ 1.7.1";

  private final SQSRestServer server;
  private final URI endpoint;

  private ElasticMq() {
    server = SQSRestServerBuilder.withInterface("127.0.0.1").withDynamicPort().start();
    int port = server.waitUntilStarted().localAddress().getPort();
    endpoint = URI.create("http://127.0.0.1:" + port);
  }

  /** Starts one on a free port; returns when it listens. */
  public static ElasticMq start() {
    return new ElasticMq();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public URI endpoint() {
    return endpoint;
  }

  @Override
  public boolean hasTopics() {
    return false;
  }

  @Override
  public void close() {
    server.stopAndWait();
  }
}
