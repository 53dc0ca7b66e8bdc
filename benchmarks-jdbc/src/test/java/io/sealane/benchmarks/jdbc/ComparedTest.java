package io.sealane.benchmarks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.benchmarks.table.Figure;
import io.sealane.benchmarks.table.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparedTest {

  @Test
  void ofRatesMoreIsBetter() {
    assertThat(note("tx/s", 300, 100)).isEqualTo("sealane wins by tx/s: 3 times as good; theirs");
    assertThat(note("tx/s", 50, 100))
        .isEqualTo("sealane loses by tx/s: 0.500 times as good; theirs");
    assertThat(note("tx/s", 104, 100))
        .isEqualTo("sealane ties by tx/s: 1.040 times as good; theirs");
  }

  @Test
  void ofCostsLessIsBetter() {
    assertThat(note("WAL B/event", 100, 300))
        .isEqualTo("sealane wins by WAL B/event: 3 times as good; theirs");
    assertThat(note("statements/event", 2, 1))
        .isEqualTo("sealane loses by statements/event: 0.500 times as good; theirs");
  }

  @Test
  void onlyRowsOfOneWorkWithTheSameParametersAreCompared() {
    Row ours = row("sealane", "threads=1", "tx/s", 1);
    Row theirs = row("peer", "threads=8", "tx/s", 2);
    assertThat(Compared.all(List.of(ours, theirs))).containsExactly(ours, theirs);
  }

  private static String note(String figure, double ours, double theirs) {
    return Compared.all(List.of(row("sealane", "", figure, ours), row("peer", "", figure, theirs)))
        .get(1)
        .note();
  }

  private static Row row(String who, String with, String figure, double value) {
    String note = who.equals("peer") ? "theirs" : "";
    return new Row("work", who, with, List.of(Figure.count(figure, value)), note);
  }
}
