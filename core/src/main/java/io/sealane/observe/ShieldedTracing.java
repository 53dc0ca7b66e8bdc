package io.sealane.observe;

import io.sealane.event.EventMetadata;
import io.sealane.event.TraceContext;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a tracer's trouble from the work. */
final class ShieldedTracing implements Tracing {

  private static final Logger LOG = LoggerFactory.getLogger(Tracing.class);

  private static final Span NO_SPAN = new NoSpan();

  static final Tracing NONE = new NoTracing();

  private final Tracing tracing;

  private ShieldedTracing(Tracing tracing) {
    this.tracing = tracing;
  }

  static Tracing of(Tracing tracing) {
    return tracing == NONE || tracing instanceof ShieldedTracing
        ? tracing
        : new ShieldedTracing(tracing);
  }

  @Override
  public Span publishing(List<String> types) {
    return begin(() -> tracing.publishing(types));
  }

  @Override
  public Span handling(String subscription, EventMetadata metadata, int attempt) {
    return begin(() -> tracing.handling(subscription, metadata, attempt));
  }

  private static Span begin(Supplier<Span> begun) {
    try {
      return new ShieldedSpan(begun.get());
    } catch (Throwable e) {
      failed(e);
      return NO_SPAN;
    }
  }

  /** An Error too, which would stop the work in the middle of a step. */
  private static void failed(Throwable error) {
    LOG.warn("tracing failed", error);
  }

  private record ShieldedSpan(Span span) implements Span {

    @Override
    public @Nullable TraceContext context() {
      try {
        return span.context();
      } catch (Throwable e) {
        failed(e);
        return null;
      }
    }

    @Override
    public void leave() {
      try {
        span.leave();
      } catch (Throwable e) {
        failed(e);
      }
    }

    @Override
    public void end(@Nullable Throwable error) {
      try {
        span.end(error);
      } catch (Throwable e) {
        failed(e);
      }
    }
  }

  private static final class NoTracing implements Tracing {

    @Override
    public Span publishing(List<String> types) {
      return NO_SPAN;
    }

    @Override
    public Span handling(String subscription, EventMetadata metadata, int attempt) {
      return NO_SPAN;
    }
  }

  private static final class NoSpan implements Span {

    @Override
    public @Nullable TraceContext context() {
      return null;
    }

    @Override
    public void leave() {}

    @Override
    public void end(@Nullable Throwable error) {}
  }
}
