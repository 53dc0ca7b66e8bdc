package io.sealane.publish.trace;

import io.sealane.codec.EventType;
import io.sealane.codec.EventTypes;
import io.sealane.event.DomainEvent;
import io.sealane.event.Publication;
import io.sealane.event.TraceContext;
import io.sealane.observe.Tracing;
import io.sealane.publish.Consignment;
import io.sealane.publish.EventPublisher;
import io.sealane.publish.RoutedPublisher;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** Publishes within a span, which the events travel with. */
public final class TracedPublisher implements EventPublisher {

  private final RoutedPublisher publisher;
  private final EventTypes types;
  private final Tracing tracing;

  private TracedPublisher(RoutedPublisher publisher, EventTypes types, Tracing tracing) {
    this.publisher = publisher;
    this.types = types;
    this.tracing = tracing;
  }

  /** A publisher around that one; itself if nothing is traced. */
  public static EventPublisher of(RoutedPublisher publisher, EventTypes types, Tracing tracing) {
    return tracing.equals(Tracing.noop())
        ? publisher
        : new TracedPublisher(publisher, types, tracing);
  }

  @Override
  public void publish(DomainEvent event) {
    Objects.requireNonNull(event, "event");
    if (publisher.staysHere(event)) {
      publisher.publish(event);
    } else {
      publish(Publication.of(event));
    }
  }

  @Override
  public void publish(Publication publication) {
    Objects.requireNonNull(publication, "publication");
    publishAll(List.of(publication));
  }

  @Override
  public void publishAll(List<Publication> publications) {
    Tracing.Span span = begin(publications);
    Throwable error = null;
    try {
      publisher.publishAll(within(span, publications));
    } catch (RuntimeException | Error e) {
      error = e;
      throw e;
    } finally {
      span.leave();
      span.end(error);
    }
  }

  @Override
  public CompletableFuture<Void> publishAsync(List<Publication> publications) {
    Tracing.Span span = begin(publications);
    CompletableFuture<Void> done;
    try {
      done = publisher.publishAsync(within(span, publications));
    } catch (RuntimeException | Error e) {
      span.leave();
      span.end(e);
      throw e;
    }
    span.leave();
    done.whenComplete((nothing, error) -> span.end(error));
    return done;
  }

  /** Does all but send, within the span of the publish; see {@link RoutedPublisher#prepare}. */
  public Consignment prepare(List<Publication> publications) {
    Tracing.Span span = begin(publications);
    Throwable error = null;
    try {
      return publisher.prepare(within(span, publications));
    } catch (RuntimeException | Error e) {
      error = e;
      throw e;
    } finally {
      span.leave();
      span.end(error);
    }
  }

  private Tracing.Span begin(List<Publication> publications) {
    publications.forEach(one -> Objects.requireNonNull(one, "publication"));
    // Where nothing leaves there is nothing to trace: local handlers run within the caller's span.
    return publications.stream().allMatch(one -> publisher.staysHere(one.event()))
        ? Tracing.noop().publishing(List.of())
        : tracing.publishing(publications.stream().map(one -> tag(one.event())).toList());
  }

  private static List<Publication> within(Tracing.Span span, List<Publication> publications) {
    TraceContext context = span.context();
    return context == null
        ? publications
        : publications.stream()
            .map(one -> one.trace() == null ? one.withTrace(context) : one)
            .toList();
  }

  private String tag(DomainEvent event) {
    EventType type = types.find(event.getClass());
    return type == null ? event.getClass().getSimpleName() : type.tag();
  }
}
