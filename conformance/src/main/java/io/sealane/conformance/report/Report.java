package io.sealane.conformance.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of every case of one adapter.
 *
 * @param adapter who was judged, for example {@code inmemory}; the file's name
 * @param server what was behind it, name and version, or {@code none}
 * @param jdk the version of the running Java
 * @param cases in the order of their ids
 */
public record Report(String adapter, String server, String jdk, List<Outcome> cases) {

  /** Sorts the cases. */
  public Report {
    cases =
        cases.stream()
            .sorted(Comparator.comparingInt(Report::number).thenComparing(Outcome::promise))
            .toList();
  }

  /** Those with a letter, of the stores, come behind those without. */
  private static int number(Outcome outcome) {
    String id = outcome.id();
    boolean lettered = !Character.isDigit(id.charAt(0));
    return lettered ? 1_000 + Integer.parseInt(id.substring(1)) : Integer.parseInt(id);
  }

  /** Writes {@code conformance/<adapter>.json} below the folder. */
  public void write(Path folder) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("adapter", adapter);
    json.put("server", server);
    json.put("jdk", jdk);
    json.put("cases", cases.stream().map(Report::json).toList());
    write(folder.resolve("conformance").resolve(adapter + ".json"), json);
  }

  /** Writes a value of maps, lists, texts, numbers and booleans as JSON. */
  public static void write(Path file, Map<String, Object> json) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, Json.of(json) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("the report " + file + " cannot be written", e);
    }
  }

  private static Map<String, Object> json(Outcome outcome) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", outcome.id());
    json.put("promise", outcome.promise());
    json.put("verdict", outcome.verdict().word());
    json.put("capability", outcome.capability());
    json.put("note", outcome.note());
    json.put("millis", outcome.millis());
    return json;
  }

  /** The same for the console: a line per case and the sums. */
  public String table() {
    String head = "Conformance of " + adapter + ", server " + server + ", JDK " + jdk + "\n";
    String lines = cases.stream().map(Report::line).collect(Collectors.joining());
    Map<Verdict, Long> sums =
        cases.stream().collect(Collectors.groupingBy(Outcome::verdict, Collectors.counting()));
    String sum =
        Arrays.stream(Verdict.values())
            .map(verdict -> sums.getOrDefault(verdict, 0L) + " " + verdict.word())
            .collect(Collectors.joining(", "));
    return head + lines + sum;
  }

  private static String line(Outcome outcome) {
    String note = outcome.note().substring(0, Math.min(outcome.note().length(), 160));
    return String.format(
        "%4s  %-12s  %s%s%n",
        outcome.id(),
        outcome.verdict().word(),
        outcome.promise(),
        note.isEmpty() ? "" : ": " + note);
  }
}
