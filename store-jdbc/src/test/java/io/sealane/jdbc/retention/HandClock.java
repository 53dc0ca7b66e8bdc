package io.sealane.jdbc.retention;

import io.sealane.time.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** A clock that goes when it is told to. */
final class HandClock implements Scheduler {

  private long nanos;

  void pass(Duration span) {
    nanos += span.toNanos();
  }

  @Override
  public Instant instant() {
    return Instant.EPOCH.plusNanos(nanos);
  }

  @Override
  public long nanoTime() {
    return nanos;
  }

  @Override
  public Timer schedule(Runnable task, Duration delay) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> T await(CompletionStage<T> stage, Duration timeout) {
    throw new UnsupportedOperationException();
  }
}
