package io.sealane.benchmarks.boot.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.benchmarks.table.Readme;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SpringBootReadmeTest {

  private static final Path BENCHMARKS = Path.of("..", "..", "benchmarks");

  @Test
  void theReadmeShowsTheNewestRun() throws Exception {
    String readme = Files.readString(BENCHMARKS.resolve("README.md"));

    assertThat(Readme.shownIn(readme, "-spring-boot"))
        .isEqualTo(Readme.shown(BENCHMARKS.resolve("results"), "-spring-boot"));
  }
}
