package io.sealane.benchmarks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.benchmarks.table.Readme;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JdbcReadmeTest {

  private static final Path BENCHMARKS = Path.of("../benchmarks");

  @Test
  void theReadmeShowsTheNewestRun() throws Exception {
    String readme = Files.readString(BENCHMARKS.resolve("README.md"));
    assertThat(Readme.shownIn(readme, "-jdbc"))
        .isEqualTo(Readme.shown(BENCHMARKS.resolve("results"), "-jdbc"));
  }
}
