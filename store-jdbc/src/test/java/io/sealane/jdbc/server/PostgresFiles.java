package io.sealane.jdbc.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, from a jar. */
final class PostgresFiles {

  private PostgresFiles() {}

  /** Unpacks them: folders {@code bin}, {@code lib} and {@code share}. */
  static void unpackInto(Path folder) {
    String archive = archive();
    try (InputStream in = PostgresFiles.class.getResourceAsStream(archive)) {
      if (in == null) {
        throw new IllegalStateException(
            "no PostgreSQL for this machine on the test's class path: " + archive);
      }
      unpack(in, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void unpack(InputStream archive, Path folder)
      throws IOException, InterruptedException {
    Process tar =
        new ProcessBuilder(List.of("tar", "-x", "-C", folder.toString(), "-f", "-"))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (InputStream plain = new XZInputStream(archive);
        OutputStream into = tar.getOutputStream()) {
      plain.transferTo(into);
    }
    if (tar.waitFor() != 0) {
      throw new IllegalStateException("tar cannot unpack the programs of PostgreSQL");
    }
  }

  /** As {@code io.zonky.test.postgres} names it. */
  private static String archive() {
    String system =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    String machine =
        switch (System.getProperty("os.arch")) {
          case "aarch64", "arm64" -> "arm_64";
          default -> "x86_64";
        };
    return "/postgres-" + system + "-" + machine + ".txz";
  }
}
