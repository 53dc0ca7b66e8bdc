package io.sealane.spring.autoconfigure;

import java.time.Duration;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.env.Environment;

/** How long a stop may take, so that Spring does not lose its patience first. */
final class StopDeadline {

  private static final String PHASE = "spring.lifecycle.timeout-per-shutdown-phase";

  private StopDeadline() {}

  /** Nine tenths of Spring's time for a phase at most, which is 30 seconds unless said. */
  static Duration of(SealaneProperties properties, Environment environment) {
    String said = environment.getProperty(PHASE, "30s");
    Duration phase = ApplicationConversionService.getSharedInstance().convert(said, Duration.class);
    Duration longest =
        (phase == null ? Duration.ofSeconds(30) : phase).multipliedBy(9).dividedBy(10);
    Duration own = properties.stopWithin();
    return own == null || own.compareTo(longest) > 0 ? longest : own;
  }
}
