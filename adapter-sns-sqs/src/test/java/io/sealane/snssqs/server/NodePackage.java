package io.sealane.snssqs.server;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The npm packages that {@code src/test/fauxqs} locks, installed below {@code target} when they are
 * first needed and whenever the lock has changed.
 */
final class NodePackage {

  private static final int OLDEST_NODE = 20;
  private static final List<String> FILES =
      List.of("package.json", "package-lock.json", "launch.mjs");

  private NodePackage() {}

  /** The folder with what is installed; only one process installs. */
  static Path installed() {
    checkNode();
    Path folder = Path.of("target", "fauxqs").toAbsolutePath();
    try {
      Files.createDirectories(folder);
      Path lock = folder.resolve("lock");
      try (FileChannel file = FileChannel.open(lock, CREATE, WRITE)) {
        file.lock(); // until it is closed
        install(folder);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("fauxqs cannot be installed in " + folder, e);
    }
  }

  private static void install(Path folder) throws IOException {
    for (String file : FILES) {
      Files.copy(
          Path.of("src", "test", "fauxqs", file),
          folder.resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Path done = folder.resolve("installed-lock.json");
    Path wanted = folder.resolve("package-lock.json");
    if (Files.exists(done) && Files.mismatch(done, wanted) < 0) {
      return;
    }
    run(folder, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
    Files.copy(wanted, done, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Says at once what is missing: a test that cannot run has not passed. */
  private static void checkNode() {
    String need = "The tests of SNS need Node " + OLDEST_NODE + " or later on the path; ";
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
