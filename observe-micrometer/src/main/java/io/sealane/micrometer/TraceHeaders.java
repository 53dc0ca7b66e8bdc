package io.sealane.micrometer;

import io.sealane.event.EventMetadata;
import io.sealane.event.TraceContext;
import org.jspecify.annotations.Nullable;

/** The headers of W3C Trace Context, as a tracer writes and reads them. */
final class TraceHeaders {

  private static final String PARENT = "traceparent";
  private static final String STATE = "tracestate";

  private @Nullable String parent;
  private @Nullable String state;

  /** Takes what an event can travel with, and leaves out the rest. */
  void set(String name, String value) {
    if (name.equals(PARENT)) {
      parent = value;
    } else if (name.equals(STATE)) {
      state = value.isEmpty() ? null : value;
    }
  }

  @Nullable TraceContext context() {
    return parent == null ? null : new TraceContext(parent, state);
  }

  /** The header that an event travelled with, or null. */
  static @Nullable String of(EventMetadata metadata, String name) {
    TraceContext trace = metadata.trace();
    if (trace == null) {
      return null;
    }
    return switch (name) {
      case PARENT -> trace.traceparent();
      case STATE -> trace.tracestate();
      default -> null;
    };
  }
}
