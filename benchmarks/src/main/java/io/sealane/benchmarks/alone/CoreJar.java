package io.sealane.benchmarks.alone;

import io.sealane.Sealane;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

/** How big core is as a jar, whether or not Maven has made one in this build. */
public final class CoreJar {

  private CoreJar() {}

  /** Its bytes. */
  public static long bytes() throws IOException {
    Path classes;
    try {
      classes = Path.of(Sealane.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    if (Files.isRegularFile(classes)) {
      return Files.size(classes);
    }
    Path jar = Files.createTempFile("core", ".jar");
    try {
      pack(classes, jar);
      return Files.size(jar);
    } finally {
      Files.delete(jar);
    }
  }

  /** As Maven does, which also encloses the project's description. */
  private static void pack(Path classes, Path jar) {
    Path project = classes.getParent().getParent();
    int end =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "--create",
                "--file",
                jar.toString(),
                "-C",
                classes.toString(),
                ".",
                "-C",
                project.toString(),
                "pom.xml");
    if (end != 0) {
      throw new IllegalStateException("the jar tool ended with " + end);
    }
  }
}
