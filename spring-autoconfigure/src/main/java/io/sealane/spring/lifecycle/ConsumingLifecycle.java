package io.sealane.spring.lifecycle;

import io.sealane.Sealane;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * Subscriptions start when all else is there, the web server included, and stop first, before it
 * refuses new requests. Where what was published would be lost with the process, they go on until
 * it is handled, which {@link PublishingLifecycle} waits for.
 */
public final class ConsumingLifecycle implements SmartLifecycle {

  /** Above that of the graceful shutdown of web servers, {@code DEFAULT_PHASE - 1024}. */
  public static final int PHASE = DEFAULT_PHASE - 512;

  private final Sealane sealane;
  private final PublishingLifecycle publishing;
  private final Duration stopWithin;
  private final boolean autoStartup;
  private volatile boolean running;

  /**
   * For that Sealane.
   *
   * @param stopWithin how long its stop may take, more than zero
   * @param autoStartup whether it starts with the context
   */
  public ConsumingLifecycle(
      Sealane sealane, PublishingLifecycle publishing, Duration stopWithin, boolean autoStartup) {
    this.sealane = sealane;
    this.publishing = publishing;
    this.stopWithin = stopWithin;
    this.autoStartup = autoStartup;
  }

  @Override
  public void start() {
    sealane.start();
    running = true;
  }

  @Override
  public void stop() {
    if (!publishing.isClosing() || !sealane.drains()) {
      sealane.stopAndWait(stopWithin);
    }
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public boolean isAutoStartup() {
    return autoStartup;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
