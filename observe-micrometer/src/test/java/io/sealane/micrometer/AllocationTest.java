package io.sealane.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sealane.observe.Signal;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one event costs, in bytes, that is published, delivered, handled and settled. */
class AllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int TIMES = 20_000;

  private static final List<Class<? extends Signal>> COURSE =
      List.of(
          Signal.Published.class,
          Signal.Delivered.class,
          Signal.Started.class,
          Signal.Handled.class,
          Signal.Settled.class);

  @Test
  void theMetersOfAnEventThatIsPublishedAndHandledCostNothing() {
    assertThat(bytesPerEvent(new SimpleMeterRegistry())).isZero();
  }

  @Test
  void norDoTheyCostAnythingInPrometheus() {
    assertThat(bytesPerEvent(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT))).isZero();
  }

  @Test
  void noSignalOfAnyKindCostsAnything() {
    MicrometerObserver observer = MicrometerObserver.of(new SimpleMeterRegistry());
    for (Signal signal : Signals.ofAllKinds("shop.Paid")) {
      assertThat(bytes(observer, List.of(signal))).as(signal.getClass().getName()).isZero();
    }
  }

  private static long bytesPerEvent(MeterRegistry registry) {
    List<Signal> course =
        Signals.ofAllKinds("shop.Paid").stream()
            .filter(signal -> COURSE.contains(signal.getClass()))
            .toList();
    assertThat(course).hasSize(COURSE.size());
    return bytes(MicrometerObserver.of(registry), course);
  }

  /** The least of some rounds: a buffer of the registry may grow now and then. */
  private static long bytes(MicrometerObserver observer, List<Signal> signals) {
    record(observer, signals);
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      record(observer, signals);
      least = Math.min(least, (THREADS.getCurrentThreadAllocatedBytes() - before) / TIMES);
    }
    return least;
  }

  private static void record(MicrometerObserver observer, List<Signal> signals) {
    for (int i = 0; i < TIMES; i++) {
      for (int j = 0; j < signals.size(); j++) {
        observer.on(signals.get(j), Signals.AT);
      }
    }
  }
}
