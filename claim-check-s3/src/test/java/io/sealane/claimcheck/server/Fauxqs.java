package io.sealane.claimcheck.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Fauxqs in a process of its own, on the loopback interface: buckets, topics and queues. It is the
 * package that the tests of the SNS/SQS adapter lock, installed below this module's {@code target}.
 * The process ends when it is closed, and when this JVM ends, because its standard input ends then.
 */
public final class Fauxqs implements AutoCloseable {

  private static final int OLDEST_NODE = 20;
  private static final Path LOCKED = Path.of("..", "adapter-sns-sqs", "src", "test", "fauxqs");

  private final Process process;
  private final URI endpoint;

  private Fauxqs(Process process, int port) {
    this.process = process;
    this.endpoint = URI.create("http://127.0.0.1:" + port);
  }

  /** Starts one on a free port; returns when it listens. */
  public static Fauxqs start() {
    Process process = null;
    try {
      process =
          new ProcessBuilder("node", "launch.mjs")
              .directory(installed().toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
      String line = String.valueOf(said.readLine());
      if (!line.startsWith("port ")) {
        throw new IOException("it said: " + line);
      }
      return new Fauxqs(process, Integer.parseInt(line.substring("port ".length())));
    } catch (IOException | RuntimeException e) {
      if (process != null) {
        process.destroyForcibly();
      }
      throw new IllegalStateException("fauxqs does not start", e);
    }
  }

  /** Where it listens. */
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

  private static Path installed() throws IOException {
    checkNode();
    Path folder = Path.of("target", "fauxqs").toAbsolutePath();
    Files.createDirectories(folder);
    for (String file : List.of("package.json", "package-lock.json", "launch.mjs")) {
      Files.copy(LOCKED.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Path done = folder.resolve("installed-lock.json");
    Path wanted = folder.resolve("package-lock.json");
    if (!Files.exists(done) || Files.mismatch(done, wanted) >= 0) {
      run(folder, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
      Files.copy(wanted, done, StandardCopyOption.REPLACE_EXISTING);
    }
    return folder;
  }

  /** Says at once what is missing: a test that cannot run has not passed. */
  private static void checkNode() {
    String need = "The tests of S3 need Node " + OLDEST_NODE + " or later on the path; ";
    String version;
    try {
      version = run(Path.of("."), "node", "--version").strip();
    } catch (IOException e) {
      throw new AssertionError(need + "there is none: " + e.getMessage(), e);
    }
    if (Integer.parseInt(version.replaceFirst("v", "").split("\\.")[0]) < OLDEST_NODE) {
      throw new AssertionError(need + "found " + version);
    }
  }

  private static String run(Path folder, String... command) throws IOException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + " failed: " + said);
      }
      return said;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
