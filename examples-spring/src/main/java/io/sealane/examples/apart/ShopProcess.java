package io.sealane.examples.apart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The application in a JVM of its own. */
public final class ShopProcess implements AutoCloseable {

  private final String name;
  private final Process process;
  private final URI address;

  private ShopProcess(String name, Process process, URI address) {
    this.name = name;
    this.process = process;
    this.address = address;
  }

  /**
   * Starts one; returns when it is ready.
   *
   * @param name what its lines begin with
   * @throws IllegalStateException if it ends before it is ready
   */
  static ShopProcess start(String name, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    // The services of the example take anybody's.
    command.addAll(List.of("-Daws.accessKeyId=any", "-Daws.secretAccessKey=any", "-Xmx256m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Leashed.class.getName()));
    command.addAll(arguments);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
      URI address = awaitReady(name, output);
      Thread forward = new Thread(() -> forward(name, output), "output of " + name);
      forward.setDaemon(true);
      forward.start();
      return new ShopProcess(name, process, address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URI awaitReady(String name, BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      System.out.println("[" + name + "] " + line);
      if (line.startsWith(Leashed.READY)) {
        return URI.create("http://127.0.0.1:" + line.substring(Leashed.READY.length()));
      }
    }
    throw new IllegalStateException(name + " ended before it was ready");
  }

  private static void forward(String name, BufferedReader output) {
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        System.out.println("[" + name + "] " + line);
      }
    } catch (IOException e) {
      // It was killed.
    }
  }

  /** Where it takes requests. */
  public URI address() {
    return address;
  }

  /** Ends it as a crash would: nothing is finished, nothing is said to anybody. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Ends it in order. */
  @Override
  public void close() {
    process.destroy();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(name + " does not end");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
