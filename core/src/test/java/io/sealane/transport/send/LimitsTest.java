package io.sealane.transport.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sealane.time.Backoff;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The least and the most of each number, and what is said beyond. */
class LimitsTest {

  private static final Duration NANO = Duration.ofNanos(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private static BatchSettings settings(
      Duration linger, int inFlight, int buffered, long bytes, int attempts, Duration answer) {
    return new BatchSettings(
        false, linger, inFlight, buffered, bytes, attempts, Backoff.fixed(NANO), answer);
  }

  private static void refused(String rule, Runnable settings) {
    assertThatIllegalArgumentException()
        .isThrownBy(settings::run)
        .withMessage("batch settings need " + rule);
  }

  @Test
  void theLeastAndTheMostOfBatchSettingsAreAllowed() {
    assertThat(settings(Duration.ZERO, 1, 1, 1, 1, NANO).maxBuffered()).isEqualTo(1);
    assertThat(settings(HOUR, 1, 1, 1, 1, NANO).linger()).isEqualTo(HOUR);
  }

  @Test
  void batchSettingsBeyondThatAreRefusedWithTheRuleAndTheNumber() {
    refused("linger >= 0, not PT-0.000000001S", () -> settings(NANO.negated(), 1, 1, 1, 1, NANO));
    refused(
        "linger <= PT1H, not PT1H0.000000001S", () -> settings(HOUR.plus(NANO), 1, 1, 1, 1, NANO));
    refused("maxInFlight >= 1, not 0", () -> settings(NANO, 0, 1, 1, 1, NANO));
    refused("maxBuffered >= 1, not 0", () -> settings(NANO, 1, 0, 1, 1, NANO));
    refused("maxBufferedBytes >= 1, not 0", () -> settings(NANO, 1, 1, 0, 1, NANO));
    refused("maxAttempts >= 1, not 0", () -> settings(NANO, 1, 1, 1, 0, NANO));
    refused("answerWithin > 0, not PT0S", () -> settings(NANO, 1, 1, 1, 1, Duration.ZERO));
  }

  @Test
  void theLimitsOfASendLeaveRoomForOneMessage() {
    assertThat(new SendLimits(1, 1, 1, 0, 0, false).publishableBytes()).isEqualTo(1);
    assertThat(new SendLimits(1, 2, 2, 0, 1, false).publishableBytes()).isEqualTo(1);

    assertThatIllegalArgumentException().isThrownBy(() -> new SendLimits(0, 1, 1, 0, 0, false));
    assertThatIllegalArgumentException().isThrownBy(() -> new SendLimits(1, 0, 1, 0, 0, false));
    assertThatIllegalArgumentException().isThrownBy(() -> new SendLimits(1, 2, 1, 0, 0, false));
    assertThatIllegalArgumentException().isThrownBy(() -> new SendLimits(1, 1, 1, -1, 0, false));
    assertThatIllegalArgumentException().isThrownBy(() -> new SendLimits(1, 1, 1, 0, -1, false));
    assertThatIllegalArgumentException().isThrownBy(() -> new SendLimits(1, 1, 1, 0, 1, false));
  }
}
