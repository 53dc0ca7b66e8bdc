package io.sealane.snssqs.server;

import java.net.URI;

/** Fauxqs in a process of its own: topics and queues. */
public final class Fauxqs implements AwsServer {

  /** As the reports name it. */
  public static final String NAME = "fauxqs 1.9.2";

  private final io.sealane.servers.Fauxqs process;

  private Fauxqs(io.sealane.servers.Fauxqs process) {
    this.process = process;
  }

  /** Starts one on a free port; returns when it listens. */
  public static Fauxqs start() {
    return new Fauxqs(io.sealane.servers.Fauxqs.start());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public URI endpoint() {
    return process.endpoint();
  }

  @Override
  public boolean hasTopics() {
    return true;
  }

  @Override
  public void close() {
    process.close();
  }
}
