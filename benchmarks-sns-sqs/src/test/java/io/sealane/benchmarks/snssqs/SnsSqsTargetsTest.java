package io.sealane.benchmarks.snssqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.benchmarks.table.Figure;
import io.sealane.benchmarks.table.Row;
import io.sealane.benchmarks.table.Rows;
import io.sealane.benchmarks.table.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnsSqsTargetsTest {

  private static final String LOGNORMAL = "lognormal 1-50 ms, concurrency=10";

  @Test
  void whatACompleteRunDidNotMeasureIsMissed() {
    assertThat(SnsSqsTargets.judge(new Rows(List.of()), true))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.verdict()).isEqualTo("MISSED"));
  }

  @Test
  void ratiosAndDifferencesAreOfTheRightTwoRows() {
    Rows rows =
        new Rows(
            List.of(
                row("drain", "sealane", LOGNORMAL, "msg/s", 900),
                row("drain", "spring-cloud-aws", LOGNORMAL, "msg/s", 300),
                row("drain", "spring-cloud-aws, tuned", LOGNORMAL, "msg/s", 1),
                row("sns latency", "sealane", "20/s", "ms p50", 5),
                row("sns latency", "twin", "20/s", "ms p50", 3)));

    assertThat(SnsSqsTargets.judge(rows, false))
        .contains(
            new Verdict("drain " + LOGNORMAL + ": msg/s / spring-cloud-aws", 3.0, ">= 3", "met"),
            new Verdict("sns latency 20/s: ms p50 above twin", 2.0, "<= 1", "MISSED"));
  }

  private static Row row(String work, String who, String parameters, String figure, double value) {
    return new Row(work, who, parameters, List.of(Figure.count(figure, value)), "");
  }
}
