package io.sealane.observe;

import io.sealane.event.EventMetadata;
import io.sealane.event.TraceContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins events to traces: an event leaves within the trace of whoever publishes it, and is handled
 * within the trace that it came with.
 *
 * <p>Called by many threads at once, in the middle of the work: returns fast and does not block.
 * What it throws is logged and changes nothing.
 */
public interface Tracing {

  /**
   * A publish begins in this thread. Not called for what only local handlers get.
   *
   * @param types the type tags of the events in their order, one or more; of an event that is in no
   *     catalogue the simple name of its class
   */
  Span publishing(List<String> types);

  /**
   * An attempt at handling an event begins in this thread, or a second-level handler. What has to
   * be around the handler, such as a transaction, is within the span.
   *
   * @param metadata what is known of the event, the trace that it came with included
   * @param attempt the attempt, 1 or more
   */
  Span handling(String subscription, EventMetadata metadata, int attempt);

  /** Something that takes time. It is current in the thread that began it until that leaves it. */
  interface Span {

    /** What an event that is published now travels with; null if there is no trace. */
    @Nullable TraceContext context();

    /** It is not current any more. Called once, by the thread that began it. */
    void leave();

    /**
     * It is over. Called once, after the thread has left it, by any thread.
     *
     * @param error what it failed with, or null
     */
    void end(@Nullable Throwable error);
  }

  /** No tracing; parts that know it save themselves the spans. */
  static Tracing noop() {
    return ShieldedTracing.NONE;
  }

  /** The same, with what it throws logged instead; a span that could not be begun is none. */
  static Tracing shielded(Tracing tracing) {
    return ShieldedTracing.of(tracing);
  }
}
