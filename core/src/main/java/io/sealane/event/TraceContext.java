package io.sealane.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A W3C trace context as it travels with an event.
 *
 * @param traceparent the {@code traceparent} value as the W3C Trace Context recommendation writes
 *     it
 * @param tracestate the {@code tracestate} value, or null if there is none
 */
public record TraceContext(String traceparent, @Nullable String tracestate) {

  /** Refuses a missing traceparent; of what form it is, the tracer knows. */
  public TraceContext {
    Objects.requireNonNull(traceparent, "traceparent");
  }
}
