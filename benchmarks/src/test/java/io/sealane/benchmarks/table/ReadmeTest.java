package io.sealane.benchmarks.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {

  private static final Path README = Path.of("README.md");
  private static final Path RESULTS = Path.of("results");

  @TempDir Path folder;

  @Test
  void theReadmeShowsTheNewestFullRun() throws Exception {
    assertThat(Readme.shownIn(Files.readString(README), "")).isEqualTo(Readme.shown(RESULTS, ""));
  }

  @Test
  void withoutAFullRunItSaysSo() throws Exception {
    report("quick", null, 7, false).write(folder);
    report("full", "encode", 7, false).write(folder);

    assertThat(folder).isDirectoryContaining("glob:**-quick.json");
    assertThat(folder).isDirectoryContaining("glob:**-part.json");
    assertThat(Readme.shown(folder, "")).isEqualTo(Readme.NONE);
  }

  @Test
  void aFullRunIsShownAsItWasWritten() throws Exception {
    Report report = report("full", null, 1234.5, false);
    report.write(folder);
    Path readme =
        Files.writeString(
            folder.resolve("README.md"), "a\n<!-- table -->\nold\n<!-- /table -->\nz\n");

    Readme.update(readme, folder);

    assertThat(Files.readString(readme))
        .startsWith("a\n<!-- table -->\n2026-11-22, commit abc, JDK 17, Linux amd64, 2 processors")
        .contains("| encode | lines=12 | sealane | 1,235 ± 2.500 ns; 2,104 B | its note |\n")
        .contains("| core jar sealane: B |  | ≤ 153,600 | MISSED |")
        .doesNotContain("old")
        .endsWith("<!-- /table -->\nz\n");
    assertThat(Report.newest(folder)).contains(report);
  }

  @Test
  void aRunOnABusyMachineSaysSo() {
    assertThat(Readme.markdown(report("full", null, 7, true))).contains("not to be quoted");
    assertThat(Readme.markdown(report("full", null, 7, false))).doesNotContain("not to be quoted");
  }

  static Report report(String mode, String only, double nanos, boolean anyLoad) {
    Conditions conditions =
        new Conditions(
            "2026-11-22",
            "abc",
            "17",
            "Linux amd64",
            2,
            0.1,
            anyLoad,
            mode,
            only,
            5,
            "some",
            "512m");
    Row row =
        new Row(
            "encode",
            "sealane",
            "lines=12",
            List.of(new Figure("ns", nanos, 2.5), Figure.count("B", 2_104)),
            "its note");
    return Report.of(conditions, 20.5, List.of(row));
  }
}
