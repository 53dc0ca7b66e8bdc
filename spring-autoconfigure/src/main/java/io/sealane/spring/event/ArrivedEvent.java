package io.sealane.spring.event;

import io.sealane.event.DomainEvent;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.PayloadApplicationEvent;

/**
 * An application event that came as a message. That it is one of this class is the mark that keeps
 * it from being sent back; it also knows whether a listener took it and what went wrong later.
 *
 * @param <E> the type of the event
 */
public final class ArrivedEvent<E extends DomainEvent> extends PayloadApplicationEvent<E> {

  private static final long serialVersionUID = 1L;

  private transient volatile boolean taken;
  private final transient AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  ArrivedEvent(Object source, E payload) {
    super(source, payload);
  }

  /** The event. Every listener that takes it has to ask for it. */
  @Override
  public E getPayload() {
    taken = true;
    return super.getPayload();
  }

  /** Whether any listener took it. */
  boolean wasTaken() {
    return taken;
  }

  /** A listener failed where Spring only logs it. */
  void failed(Throwable error) {
    Throwable first = failure.compareAndExchange(null, error);
    if (first != null && first != error) {
      first.addSuppressed(error);
    }
  }

  @Nullable Throwable failure() {
    return failure.get();
  }
}
