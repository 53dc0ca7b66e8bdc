package io.sealane.spring.lifecycle;

import io.sealane.Sealane;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Publishing is possible before the web server takes its first request, and as long as it finishes
 * its last. Pools that follow {@code ExecutorConfigurationSupport} start before and stop after.
 */
public final class PublishingLifecycle
    implements SmartLifecycle, ApplicationContextAware, ApplicationListener<ContextClosedEvent> {

  /** Below that of web servers, which is {@code DEFAULT_PHASE - 2048}. */
  public static final int PHASE = DEFAULT_PHASE - 4096;

  private final Sealane sealane;
  private @Nullable ApplicationContext context;
  private volatile boolean running;
  private volatile boolean closing;

  /** For that Sealane. */
  public PublishingLifecycle(Sealane sealane) {
    this.sealane = sealane;
  }

  @Override
  public void setApplicationContext(ApplicationContext context) {
    this.context = context;
  }

  @Override
  public void onApplicationEvent(ContextClosedEvent event) {
    // The contexts below this one tell of their end here as well.
    closing |= Objects.equals(event.getApplicationContext(), context);
  }

  /** Whether the context ends for good, and is not only stopped to be started again. */
  boolean isClosing() {
    return closing;
  }

  @Override
  public void start() {
    sealane.open();
    running = true;
  }

  @Override
  public void stop() {
    if (closing) {
      sealane.close();
    }
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
