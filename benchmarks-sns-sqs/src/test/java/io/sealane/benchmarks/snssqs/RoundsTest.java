package io.sealane.benchmarks.snssqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.benchmarks.snssqs.jvm.Said;
import io.sealane.benchmarks.table.Figure;
import io.sealane.benchmarks.table.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {

  @Test
  void theMiddleOfRoundsIsShownWithHalfOfTheirRange() {
    List<Row> merged = Rounds.merged(List.of(row("a", 10), row("b", 1), row("a", 20)), false);

    assertThat(merged).extracting(Row::subject).containsExactly("a", "b");
    assertThat(merged.get(0).figures()).contains(new Figure("msg/s", 15, 5.0));
    assertThat(merged.get(1).figures()).contains(Figure.count("msg/s", 1));
  }

  @Test
  void aRunOfCountsShowsNothingThatIsTimed() {
    List<Row> merged = Rounds.merged(List.of(row("a", 10)), true);

    assertThat(merged.get(0).figures()).containsExactly(Figure.count(Said.REQUESTS, 200));
  }

  private static Row row(String who, double speed) {
    return new Row(
        "drain",
        who,
        "no-op",
        List.of(Figure.count("msg/s", speed), Figure.count(Said.REQUESTS, 200)),
        "");
  }
}
