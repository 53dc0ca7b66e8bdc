package io.sealane.examples.outbox;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The shop in a JVM of its own. It ends by itself when ours does, for nothing is told it then. */
final class ShopProcess implements AutoCloseable {

  private final Process process;
  private final PrintWriter tell;

  private ShopProcess(Process process) {
    this.process = process;
    this.tell = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  static ShopProcess start(List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath()));
    command.add(OutboxStory.class.getName());
    command.addAll(arguments);
    return new ShopProcess(
        new ProcessBuilder(command)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.INHERIT)
            .start());
  }

  /** Ours, also where Maven has given us a class loader and no class path. */
  private static String classPath() {
    if (!(ShopProcess.class.getClassLoader() instanceof URLClassLoader loader)) {
      return System.getProperty("java.class.path");
    }
    List<String> entries = new ArrayList<>();
    try {
      for (URL entry : loader.getURLs()) {
        entries.add(Path.of(entry.toURI()).toString());
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return String.join(File.pathSeparator, entries);
  }

  /** Has it place what is missing of so many orders. */
  void placeUpTo(int orders) {
    tell.println(orders);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** As {@code kill -9} does: it gets to do nothing more. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Lets it end in good order. */
  void end() throws InterruptedException {
    tell.close();
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IllegalStateException("the shop does not end as it should");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
