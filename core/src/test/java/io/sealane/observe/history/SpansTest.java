package io.sealane.observe.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpansTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 ms",
    "PT0.000999S, 0 ms",
    "PT0.25S, 250 ms",
    "PT1S, 1 s",
    "PT1.05S, 1.05 s",
    "PT59.999S, 59.999 s",
    "PT1M, 1 min",
    "PT1M0.5S, 1 min 0.5 s",
    "PT1H5M, 1 h 5 min",
    "PT49H, 2 d 1 h",
    "PT-5S, 0 ms"
  })
  void spansAreShort(Duration span, String words) {
    assertThat(Spans.text(span)).isEqualTo(words);
  }
}
