package io.sealane.benchmarks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.benchmarks.table.Figure;
import io.sealane.benchmarks.table.Row;
import io.sealane.benchmarks.table.Rows;
import io.sealane.benchmarks.table.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class JdbcTargetsTest {

  private static final Rows NOTHING = new Rows(List.of());

  @Test
  void whatACompleteRunDidNotMeasureIsMissed() {
    assertThat(JdbcTargets.judge(NOTHING, true))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.verdict()).isEqualTo("MISSED"));
    assertThat(JdbcTargets.judge(NOTHING, false))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.verdict()).isEqualTo("not measured"));
  }

  @Test
  void writeAheadLogIsComparedWithModulith() {
    Rows rows = new Rows(List.of(wal("sealane", 500), wal("modulith", 1_000)));
    assertThat(JdbcTargets.judge(rows, false))
        .contains(
            new Verdict(
                "outbox append events=1: WAL B/event / modulith's", 0.5, "<= 0.400", "MISSED"));
  }

  private static Row wal(String who, double bytes) {
    return new Row(
        "outbox append", who, "events=1", List.of(Figure.count("WAL B/event", bytes)), "");
  }
}
