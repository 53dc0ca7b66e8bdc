package io.sealane.servers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The npm package that the tests of the SNS/SQS adapter lock, installed below the {@code target} of
 * whatever module is running, when it is first needed and whenever the lock has changed.
 */
final class NodePackage {

  private static final int OLDEST_NODE = 20;
  private static final Path LOCKED = Path.of("..", "adapter-sns-sqs", "src", "test", "fauxqs");
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "launch.mjs");

  private NodePackage() {}

  /** The folder with what is installed; only one process installs. */
  static Path installed() {
    checkNode();
    Path folder = Path.of("target", "fauxqs").toAbsolutePath();
    try {
      Files.createDirectories(folder);
      try (FileChannel lock =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        lock.lock(); // until it is closed
        install(folder);
      }
      return folder;
    } catch (IOException e) {
      throw new IllegalStateException("fauxqs cannot be installed in " + folder, e);
    }
  }

  private static void install(Path folder) throws IOException {
    for (String file : FILES) {
      Files.copy(LOCKED.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Path done = folder.resolve("installed-lock.json");
    Path wanted = folder.resolve("package-lock.json");
    if (Files.exists(done) && Files.mismatch(done, wanted) < 0) {
      return;
    }
    run(folder, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
    Files.copy(wanted, done, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Says at once what is missing. */
  private static void checkNode() {
    String need = "topics of SNS need Node " + OLDEST_NODE + " or later on the path; ";
    String version;
    try {
      version = run(Path.of("."), "node", "--version").strip();
    } catch (IOException e) {
      throw new IllegalStateException(need + "there is none: " + e.getMessage(), e);
    }
    if (Integer.parseInt(version.replaceFirst("v", "").split("\\.")[0]) < OLDEST_NODE) {
      throw new IllegalStateException(need + "found " + version);
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
