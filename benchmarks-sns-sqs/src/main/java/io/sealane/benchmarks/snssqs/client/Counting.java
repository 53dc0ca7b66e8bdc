package io.sealane.benchmarks.snssqs.client;

import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Counts requests where they leave the SDK; the stub counts them where they arrive. */
public final class Counting implements ExecutionInterceptor {

  private final LongAdder requests = new LongAdder();

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    requests.increment();
  }

  /** How many there were. */
  public long requests() {
    return requests.sum();
  }
}
