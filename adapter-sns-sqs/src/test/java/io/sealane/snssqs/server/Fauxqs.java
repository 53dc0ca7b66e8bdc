package io.sealane.snssqs.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Fauxqs in a process of its own: topics and queues. The process ends when it is closed, and when
 * this JVM ends in whatever way, because its standard input ends then.
 */
public final class Fauxqs implements AwsServer {

  /** As the reports name it. */
  public static final String NAME = "fauxqs 1.9.2";

  private final Process process;
  private final URI endpoint;

  private Fauxqs(Process process, int port) {
    this.process = process;
    this.endpoint = URI.create("http://127.0.0.1:" + port);
  }

  /** Starts one on a free port; returns when it listens. */
  public static Fauxqs start() {
    return start(0);
  }

  /** Starts one on that port; returns when it listens. */
  public static Fauxqs start(int port) {
    Path folder = NodePackage.installed();
    Process process = null;
    try {
      process =
          new ProcessBuilder("node", "launch.mjs", Integer.toString(port))
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      return new Fauxqs(process, portOf(process));
    } catch (IOException | RuntimeException e) {
      if (process != null) {
        process.destroyForcibly();
      }
      throw new IllegalStateException("fauxqs does not start", e);
    }
  }

  private static int portOf(Process process) throws IOException {
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    String line = said.readLine();
    if (line == null || !line.startsWith("port ")) {
      throw new IOException("it said: " + line);
    }
    return Integer.parseInt(line.substring("port ".length()));
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
    return true;
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
