package io.sealane.examples.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this repository. */
public final class Repository {

  private static final Path ROOT = Path.of(System.getProperty("sealane.root"));

  private Repository() {}

  /** The files below a folder whose names end like that, sorted; what is built is left out. */
  public static List<Path> files(String folder, String ending) {
    try (Stream<Path> paths = Files.walk(ROOT.resolve(folder))) {
      return paths
          .filter(path -> path.toString().endsWith(ending))
          .filter(path -> !ROOT.relativize(path).toString().matches("(.*/)?(target|\\.[a-z]+)/.*"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of that path below the root. */
  public static Path file(String path) {
    return ROOT.resolve(path);
  }

  /** The path as seen from the root. */
  public static String nameOf(Path path) {
    return ROOT.relativize(path).toString();
  }

  /** What the file holds. */
  public static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
