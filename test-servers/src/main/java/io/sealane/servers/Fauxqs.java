package io.sealane.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Topics, queues and buckets as AWS has them, in a process of its own, which ends when it is closed
 * and when this JVM ends in whatever way, because its standard input ends then.
 */
public final class Fauxqs implements AutoCloseable {

  private final Process process;
  private final URI endpoint;

  private Fauxqs(Process process, int port) {
    this.process = process;
    this.endpoint = URI.create("http://127.0.0.1:" + port);
  }

  /**
   * Starts one; returns when it listens.
   *
   * @throws IllegalStateException if it cannot be started; it needs Node 20 or later on the path
   */
  public static Fauxqs start() {
    Path folder = NodePackage.installed();
    try {
      Process process =
          new ProcessBuilder("node", "launch.mjs", "0")
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      return listening(process);
    } catch (IOException e) {
      throw new IllegalStateException("fauxqs does not start", e);
    }
  }

  private static Fauxqs listening(Process process) throws IOException {
    // Not closed: the process would notice.
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    String line = String.valueOf(said.readLine());
    if (!line.startsWith("port ")) {
      process.destroyForcibly();
      throw new IOException("it said: " + line);
    }
    return new Fauxqs(process, Integer.parseInt(line.substring("port ".length())));
  }

  /** Where it listens, for all services. */
  public URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("process " + process.pid() + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
