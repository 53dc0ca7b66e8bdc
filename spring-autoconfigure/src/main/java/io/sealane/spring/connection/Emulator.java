package io.sealane.spring.connection;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A server that speaks as SNS and SQS do, known by its images. */
enum Emulator {
  /** Both services; its short name is also for others that listen where it does. */
  LOCALSTACK(4566, "localstack", "localstack/localstack", "localstack/localstack-pro"),
  /** Queues alone. */
  ELASTICMQ(9324, "elasticmq", "softwaremill/elasticmq", "softwaremill/elasticmq-native");

  /** The class without which nobody asks where the services are. */
  static final String ADAPTER = "io.sealane.snssqs.SnsSqsTransport";

  private final int port;
  private final List<String> names;

  Emulator(int port, String... names) {
    this.port = port;
    this.names = List.of(names);
  }

  /** The one of which some name is accepted, or null. */
  static @Nullable Emulator known(Predicate<String> accepted) {
    for (Emulator one : values()) {
      if (one.names.stream().anyMatch(accepted)) {
        return one;
      }
    }
    return null;
  }

  /** Names of its images, and one for a connection. */
  List<String> names() {
    return names;
  }

  /** Where it listens, inside of its container. */
  int port() {
    return port;
  }
}
