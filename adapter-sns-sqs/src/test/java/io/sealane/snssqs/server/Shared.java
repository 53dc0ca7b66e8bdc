package io.sealane.snssqs.server;

import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A server that all test classes of a run share: started for the first, ended after the last,
 * whether they pass or not. No two tests use the same names.
 */
public final class Shared implements AwsServer, BeforeAllCallback {

  private final Supplier<? extends AwsServer> start;
  private final String kind;
  private final boolean topics;
  private @Nullable AwsServer server;

  private Shared(String kind, boolean topics, Supplier<? extends AwsServer> start) {
    this.kind = kind;
    this.topics = topics;
    this.start = start;
  }

  /** With queues only. */
  public static Shared elasticMq() {
    return new Shared(ElasticMq.NAME, false, ElasticMq::start);
  }

  /** With topics and queues. */
  public static Shared fauxqs() {
    return new Shared(Fauxqs.NAME, true, Fauxqs::start);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    GivenServer given = GivenServer.orNull();
    server =
        given != null
            ? given
            : context
                .getRoot()
                .getStore(Namespace.create(Shared.class))
                .computeIfAbsent(kind, any -> start.get(), AwsServer.class);
  }

  private AwsServer server() {
    if (server == null) {
      throw new IllegalStateException("the server is there when the tests of a class begin");
    }
    return server;
  }

  @Override
  public String name() {
    return server().name();
  }

  @Override
  public URI endpoint() {
    return server().endpoint();
  }

  /** What was asked for: of a server that is given, one may want its queues only. */
  @Override
  public boolean hasTopics() {
    return topics;
  }

  /** Does nothing: the run ends it. */
  @Override
  public void close() {}
}
