package io.sealane.publish;

import io.sealane.event.Causation;
import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The handlers of the innermost ring, which run in the publisher's thread. An event goes to every
 * handler whose type it is of, supertypes included, in the order in which the handlers were added.
 * Immutable.
 */
public final class LocalHandlers {

  private static final LocalHandlers NONE = new LocalHandlers(List.of());

  private final List<Handling> handlings;

  /** A handler of one kind or the other, and the type that it takes. */
  record Handling(
      Class<? extends DomainEvent> type,
      @Nullable LocalHandler<DomainEvent> plain,
      @Nullable LocalMetadataHandler<DomainEvent> withMetadata) {

    void handle(DomainEvent event, EventMetadata metadata) throws Exception {
      if (plain != null) {
        plain.handle(event);
      } else {
        Objects.requireNonNull(withMetadata).handle(event, metadata);
      }
    }
  }

  private LocalHandlers(List<Handling> handlings) {
    this.handlings = handlings;
  }

  /** Without any handler. */
  public static LocalHandlers none() {
    return NONE;
  }

  /** These, and one more for the type and its subtypes. */
  @SuppressWarnings("unchecked") // Is given nothing but what is of the type.
  public <E extends DomainEvent> LocalHandlers on(Class<E> type, LocalHandler<? super E> handler) {
    Objects.requireNonNull(handler, "handler");
    return with(new Handling(type, (LocalHandler<DomainEvent>) handler, null));
  }

  /** These, and one more for the type and its subtypes that also gets the metadata. */
  @SuppressWarnings("unchecked") // Is given nothing but what is of the type.
  public <E extends DomainEvent> LocalHandlers onWithMetadata(
      Class<E> type, LocalMetadataHandler<? super E> handler) {
    Objects.requireNonNull(handler, "handler");
    return with(new Handling(type, null, (LocalMetadataHandler<DomainEvent>) handler));
  }

  private LocalHandlers with(Handling handling) {
    Objects.requireNonNull(handling.type, "type");
    List<Handling> more = new ArrayList<>(handlings);
    more.add(handling);
    return new LocalHandlers(List.copyOf(more));
  }

  /** The types that have handlers, each once. */
  public List<Class<? extends DomainEvent>> types() {
    return handlings.stream().<Class<? extends DomainEvent>>map(Handling::type).distinct().toList();
  }

  /** How many handlers events of that class go to. */
  public int count(Class<? extends DomainEvent> type) {
    return of(type).size();
  }

  List<Handling> of(Class<? extends DomainEvent> type) {
    return handlings.stream().filter(handling -> handling.type.isAssignableFrom(type)).toList();
  }

  /** Runs handlers that want nothing but the event. */
  static void run(LocalHandler<DomainEvent>[] handlers, DomainEvent event) {
    try {
      for (LocalHandler<DomainEvent> handler : handlers) {
        handler.handle(event);
      }
    } catch (Exception e) {
      LocalHandlers.<RuntimeException>throwAsItIs(e);
    }
  }

  /** Runs handlers; what they publish is caused by the event. */
  static void run(List<Handling> handlings, Envelope<? extends DomainEvent> envelope) {
    try {
      Causation.during(
          envelope.metadata(),
          () -> {
            for (Handling handling : handlings) {
              handling.handle(envelope.event(), envelope.metadata());
            }
          });
    } catch (Exception e) {
      LocalHandlers.<RuntimeException>throwAsItIs(e);
    }
  }

  /** Throws a checked exception as one that need not be declared: it is the application's. */
  @SuppressWarnings("unchecked")
  private static <X extends Exception> void throwAsItIs(Exception thrown) throws X {
    throw (X) thrown;
  }
}
