package io.sealane.benchmarks.boot.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.benchmarks.table.Figure;
import io.sealane.benchmarks.table.Row;
import io.sealane.benchmarks.table.Rows;
import io.sealane.benchmarks.table.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpringBootTargetsTest {

  @Test
  void whatACompleteRunDidNotMeasureIsMissed() {
    assertThat(SpringBootTargets.judge(new Rows(List.of()), true))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.verdict()).isEqualTo("MISSED"));
  }

  @Test
  void whatIsAddedIsComparedWithWhatThePeerAdds() {
    Rows rows =
        new Rows(
            List.of(
                row("sealane", 300, 0),
                row("sealane-sqs", 900, 1),
                row("spring-cloud-aws", 1_000, 7)));

    assertThat(SpringBootTargets.judge(rows, false))
        .contains(
            new Verdict("sealane: added classes / spring-cloud-aws's", 0.3, "<= 0.300", "met"),
            new Verdict("sealane: added threads before a consumer starts", 0.0, "<= 0", "met"),
            new Verdict(
                "sealane-sqs: added classes / spring-cloud-aws's", 0.9, "<= 0.300", "MISSED"),
            new Verdict(
                "sealane-sqs: added threads before a consumer starts", 1.0, "<= 0", "MISSED"));
  }

  private static Row row(String who, double classes, double threads) {
    return new Row(
        "start",
        who,
        "",
        List.of(Figure.count("classes added", classes), Figure.count("threads added", threads)),
        "");
  }
}
