package io.sealane.micrometer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.sealane.micrometer.measure.Measure;
import io.sealane.micrometer.measure.Tagged;
import io.sealane.transport.CallListener;
import java.time.Duration;
import java.util.Objects;

/**
 * Counts and times the calls that a transport makes to its broker, by action and outcome: what the
 * broker's owner charges for. To be given to a transport that can tell, such as that of SNS/SQS.
 */
public final class MicrometerCalls implements CallListener {

  private final Tagged<Timer> timers;

  private MicrometerCalls(MeterRegistry registry) {
    this.timers = Tagged.timers(registry, Measure.BROKER_CALLS);
  }

  /** Records calls in that registry. */
  public static MicrometerCalls of(MeterRegistry registry) {
    return new MicrometerCalls(Objects.requireNonNull(registry, "registry"));
  }

  @Override
  public void called(String action, String outcome, Duration took) {
    timers.with(action, outcome).record(took);
  }
}
