package io.sealane.benchmarks.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows the newest complete run in the README, between two marks. */
public final class Readme {

  static final String NONE = "No full run is recorded yet.\n";
  private static final String BEGIN = "<!-- table -->\n";
  private static final String END = "<!-- /table -->";

  private Readme() {}

  /** Writes what belongs there. */
  public static void update(Path readme, Path results) throws IOException {
    Files.writeString(readme, replaced(Files.readString(readme), shown(results)));
  }

  /** What belongs between the marks. */
  static String shown(Path results) throws IOException {
    Optional<Report> newest = Report.newest(results);
    return newest.map(Readme::markdown).orElse(NONE);
  }

  /** What stands between the marks. */
  static String shownIn(String readme) {
    return readme.substring(begin(readme), end(readme));
  }

  private static String replaced(String readme, String shown) {
    return readme.substring(0, begin(readme)) + shown + readme.substring(end(readme));
  }

  private static int begin(String readme) {
    return require(readme.indexOf(BEGIN)) + BEGIN.length();
  }

  private static int end(String readme) {
    return require(readme.indexOf(END));
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
