package io.sealane.benchmarks.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows the newest complete run in the README, between two marks. */
public final class Readme {

  static final String NONE = "No full run is recorded yet.\n";
  private static final String END = "<!-- /table -->";

  private Readme() {}

  /** Writes what belongs there. */
  public static void update(Path readme, Path results) throws IOException {
    update(readme, results, "");
  }

  /**
   * The same for another table than that of the foundation, which has a place of its own.
   *
   * @param table what stands behind the date of its results, for example {@code -sns-sqs}
   */
  public static void update(Path readme, Path results, String table) throws IOException {
    String text = Files.readString(readme);
    int begin = begin(text, table);
    String shown = shown(results, table);
    Files.writeString(readme, text.substring(0, begin) + shown + text.substring(end(text, begin)));
  }

  /** What belongs between the marks: the newest complete run, or else the newest of counts. */
  public static String shown(Path results, String table) throws IOException {
    return Report.newest(results, table)
        .or(() -> counts(results, table))
        .map(Readme::markdown)
        .orElse(NONE);
  }

  private static Optional<Report> counts(Path results, String table) {
    try {
      return Report.newest(results, table + "-counts");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands between the marks. */
  public static String shownIn(String readme, String table) {
    int begin = begin(readme, table);
    return readme.substring(begin, end(readme, begin));
  }

  private static int begin(String readme, String table) {
    String mark = "<!-- table" + table.replaceFirst("-", " ") + " -->\n";
    return require(readme.indexOf(mark)) + mark.length();
  }

  private static int end(String readme, int begin) {
    return require(readme.indexOf(END, begin));
  }

  private static int require(int index) {
    if (index < 0) {
      throw new IllegalArgumentException("the README has no place for the table");
    }
    return index;
  }

  /** The run as a reader sees it. */
  public static String markdown(Report report) {
    return conditions(report) + "\n" + targets(report) + "\n" + rows(report);
  }

  private static String conditions(Report report) {
    Conditions now = report.conditions();
    String load = Figure.number(now.loadAtStart());
    boolean quotable = !now.anyLoad() && now.mode().equals("full");
    String loud = quotable ? "" : " (**times are not to be quoted**)";
    return String.format(
        "%s, commit %s, JDK %s, %s, %d processors, load at start %s%s. A %s run of %s minutes: "
            + "%d fork(s), each %s, heap %s.%n",
        now.date(),
        now.commit(),
        now.jdk(),
        now.system(),
        now.processors(),
        load,
        loud,
        now.mode(),
        Figure.number(report.minutes()),
        now.forks(),
        now.iterations(),
        now.heap());
  }

  private static String targets(Report report) {
    return "| target | measured | bound | |\n|---|---:|---:|---|\n"
        + report.targets().stream()
            .map(
                one ->
                    line(
                        one.what(),
                        one.measured() == null ? "" : Figure.number(one.measured()),
                        one.bound().replace("<=", "≤").replace(">=", "≥"),
                        one.verdict()))
            .collect(Collectors.joining());
  }

  private static String rows(Report report) {
    return "| work | with | who | measured | note |\n|---|---|---|---|---|\n"
        + report.rows().stream()
            .map(
                row ->
                    line(
                        row.work(),
                        row.parameters(),
                        row.subject(),
                        row.figures().stream()
                            .map(Figure::toString)
                            .collect(Collectors.joining("; ")),
                        row.note()))
            .collect(Collectors.joining());
  }

  private static String line(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
