package io.sealane.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void waitsDoubleUpToTheMaximum() {
    Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5), 2.0, 0.0);

    List<Long> seconds =
        IntStream.rangeClosed(1, 5)
            .mapToObj(failures -> backoff.after(failures, new SplittableRandom(1)).toSeconds())
            .toList();

    assertThat(seconds).containsExactly(1L, 2L, 4L, 5L, 5L);
  }

  @Test
  void rangesAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Backoff.fixed(Duration.ZERO))
        .withMessage("back-off needs 0 < first <= max, not PT0S, PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(2), 0.5, 2.0))
        .withMessage("back-off needs factor >= 1 and jitter 0..1, not 0.5, 2.0");
  }
}
