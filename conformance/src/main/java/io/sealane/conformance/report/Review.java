package io.sealane.conformance.report;

import io.sealane.transport.Capability;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has looked at and agreed to, from {@code conformance/<adapter>.properties} on the
 * test's class path:
 *
 * <pre>
 * mandatory = DEAD_LETTERS, EXTENDABLE_LEASE
 * server-limit.32.aLateSubscriberSeesHistory = ElasticMQ 1.7.1; passes on: none; what it cannot do
 * </pre>
 */
public final class Review {

  private final Properties lines;
  private final String server;

  private Review(Properties lines, String server) {
    this.lines = lines;
    this.server = server;
  }

  /**
   * The file of an adapter.
   *
   * @param server what is behind it; the limits of other servers do not count
   * @throws AssertionError if there is none
   */
  public static Review of(String adapter, String server, ClassLoader classes) {
    String name = "conformance/" + adapter + ".properties";
    try (InputStream file = classes.getResourceAsStream(name)) {
      if (file == null) {
        throw new AssertionError("no reviewed file " + name + " on the test's class path");
      }
      Properties lines = new Properties();
      lines.load(file);
      return new Review(lines, server);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  /** What the adapter must declare. */
  public Set<Capability> mandatory() {
    return Stream.of(lines.getProperty("mandatory", "").split("[,\\s]+"))
        .filter(name -> !name.isEmpty())
        .map(Capability::valueOf)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Capability.class)));
  }

  /** Why the case cannot pass on this server, naming one on which it does, or null if it can. */
  public @Nullable String limit(String id, String method) {
    String limit = lines.getProperty("server-limit." + id + "." + method);
    return limit != null && limit.startsWith(server + ";") ? limit : null;
  }
}
