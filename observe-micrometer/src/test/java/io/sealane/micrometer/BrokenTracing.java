package io.sealane.micrometer;

import io.sealane.event.EventMetadata;
import io.sealane.event.TraceContext;
import io.sealane.observe.Tracing;
import java.util.List;

/** Cannot begin to publish, and of what it can begin it can do nothing else. */
final class BrokenTracing implements Tracing {

  @Override
  public Span publishing(List<String> types) {
    throw new IllegalStateException("publishing");
  }

  @Override
  public Span handling(String subscription, EventMetadata metadata, int attempt) {
    return new Span() {
      @Override
      public TraceContext context() {
        throw new IllegalStateException("context");
      }

      @Override
      public void leave() {
        throw new IllegalStateException("leave");
      }

      @Override
      public void end(Throwable error) {
        throw new IllegalStateException("end");
      }
    };
  }
}
