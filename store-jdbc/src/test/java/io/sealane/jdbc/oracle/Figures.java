package io.sealane.jdbc.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Numbers that tests have counted, in a file of JSON below {@code target}: an object with a line
 * for each row, which a later run of the same row replaces.
 */
public enum Figures {
  /** What is left after faults: losses, doubles. */
  FAULTS("faults.json"),
  /** Statements per event. */
  STATEMENTS("statements.json");

  private final Path file;

  Figures(String name) {
    this.file = Path.of("target", name);
  }

  /** Writes a row, and prints it. */
  public synchronized void record(String row, Map<String, ? extends Number> numbers) {
    Map<String, String> rows = new TreeMap<>();
    read().stream()
        .filter(line -> line.startsWith("  \""))
        .forEach(line -> rows.put(name(line), line.endsWith(",") ? cut(line) : line));
    String object =
        new TreeMap<>(numbers)
            .entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\": " + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    rows.put(row, "  \"" + row + "\": " + object);
    System.out.println(file.getFileName() + " " + row + ": " + object);
    write(rows.values().stream().collect(Collectors.joining(",\n", "{\n", "\n}\n")));
  }

  private static String name(String line) {
    return line.substring(3, line.indexOf("\":"));
  }

  private static String cut(String line) {
    return line.substring(0, line.length() - 1);
  }

  private List<String> read() {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
