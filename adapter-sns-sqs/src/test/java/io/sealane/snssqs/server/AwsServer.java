package io.sealane.snssqs.server;

import java.net.URI;

/** A server that speaks the protocols of AWS. Whoever started it closes it. */
public interface AwsServer extends AutoCloseable {

  /** Name and version, as the report and the list of its limits name it. */
  String name();

  /** Whether it has topics, or queues only. */
  boolean hasTopics();

  /** Where it listens. */
  URI endpoint();

  /** Ends it, and with it all its queues and topics. Idempotent. */
  @Override
  void close();
}
