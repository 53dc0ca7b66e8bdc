package io.sealane.benchmarks.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run as it is written down.
 *
 * @param conditions under which it was made
 * @param minutes that it took
 * @param rows what was measured
 * @param targets what was to be reached
 */
public record Report(Conditions conditions, double minutes, List<Row> rows, List<Verdict> targets) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Judges the rows. */
  public static Report of(Conditions conditions, double minutes, List<Row> rows) {
    List<Verdict> verdicts = Targets.judge(new Rows(rows), conditions.isComplete());
    return new Report(conditions, minutes, rows, verdicts);
  }

  /**
   * Writes it as JSON: a complete run by its date, others beside it.
   *
   * @return where
   */
  public Path write(Path folder) throws IOException {
    return write(folder, "");
  }

  /**
   * The same for another table than that of the foundation.
   *
   * @param table what stands behind the date, for example {@code -sns-sqs}
   */
  public Path write(Path folder, String table) throws IOException {
    String other = conditions.only() == null ? "-" + conditions.mode() : "-part";
    String kind = conditions.isComplete() ? "" : other;
    Path file = folder.resolve(conditions.date() + table + kind + ".json");
    Files.createDirectories(folder);
    Files.write(file, JSON.writeValueAsBytes(this));
    return file;
  }

  /** The newest complete run in the folder. */
  public static Optional<Report> newest(Path folder) throws IOException {
    return newest(folder, "");
  }

  /**
   * The newest run in the folder with that behind its date, for example {@code -sns-sqs} or {@code
   * -sns-sqs-counts}.
   */
  public static Optional<Report> newest(Path folder, String behind) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(
              file ->
                  file.getFileName()
                      .toString()
                      .matches("\\d{4}-\\d\\d-\\d\\d" + behind + "\\.json"))
          .max(Comparator.comparing(file -> file.getFileName().toString()))
          .map(Report::read);
    }
  }

  /** Reads what was written. */
  static Report read(Path file) {
    try {
      return JSON.readValue(Files.readAllBytes(file), Report.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
