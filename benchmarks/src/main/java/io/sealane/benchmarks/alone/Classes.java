package io.sealane.benchmarks.alone;

import io.sealane.benchmarks.table.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How many classes a hello loads, by the JVM's own log. */
final class Classes {

  private Classes() {}

  static List<Figure> loaded(String hello) throws IOException {
    Path log = Files.createTempFile("classes", ".log");
    try {
      Child.run(List.of("-Xlog:class+load:file=" + log + "::filecount=0"), Hello.class, hello);
      List<String> lines = Files.readAllLines(log).stream().filter(Classes::isLoading).toList();
      long ours = lines.stream().filter(Classes::isOurs).count();
      return List.of(
          Figure.count("classes", lines.size()), Figure.count("of them Sealane's", ours));
    } finally {
      Files.delete(log);
    }
  }

  private static boolean isLoading(String line) {
    return line.contains(" source: ");
  }

  private static boolean isOurs(String line) {
    return line.contains(" io.sealane.") && !line.contains(" io.sealane.benchmarks.");
  }
}
