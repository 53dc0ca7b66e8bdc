package io.sealane.benchmarks.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TargetTest {

  private static final Rows NOTHING = new Rows(List.of());

  @Test
  void atTheBoundItIsMetAndBeyondItIsMissed() {
    assertThat(judge(1.05, true)).isEqualTo(Target.MET);
    assertThat(judge(1.06, true)).isEqualTo(Target.MISSED);
    assertThat(judge(1.05, false)).isEqualTo(Target.MET);
    assertThat(judge(1.04, false)).isEqualTo(Target.MISSED);
  }

  private static String judge(double measured, boolean atMost) {
    return new Target("it", rows -> measured, 1.05, atMost).judge(NOTHING, true).verdict();
  }

  @Test
  void whatACompleteRunDidNotMeasureIsMissed() {
    assertThat(Targets.judge(NOTHING, true))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.verdict()).isEqualTo(Target.MISSED));
  }

  @Test
  void whatAPartDidNotMeasureIsNeitherMetNorMissed() {
    assertThat(Targets.judge(NOTHING, false))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.verdict()).isEqualTo(Target.NOT_MEASURED));
  }

  @Test
  void aRatioIsOfTheRightTwoRows() {
    Rows rows =
        new Rows(
            List.of(
                row("handoff", "sealane", "producers=1", 10),
                row("handoff", "arrayBlockingQueue", "producers=1", 40),
                row("handoff", "arrayBlockingQueue", "producers=3", 1)));

    assertThat(Targets.judge(rows, false))
        .contains(
            new Verdict(
                "handoff producers=1: times as fast as arrayBlockingQueue", 4.0, ">= 3", "met"));
  }

  private static Row row(String work, String subject, String parameters, double nanos) {
    return new Row(work, subject, parameters, List.of(Figure.count(Figure.NANOS, nanos)), "");
  }
}
