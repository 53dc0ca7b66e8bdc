package io.sealane.spring.autoconfigure;

import io.sealane.event.DomainEvent;
import io.sealane.event.Publication;
import io.sealane.publish.EventPublisher;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Finds the publisher when it is needed: handlers publish, and are themselves part of what the
 * publisher belongs to.
 *
 * @param publisher throws {@link io.sealane.error.ClosedException} while there is none yet
 */
record LatePublisher(Supplier<EventPublisher> publisher) implements EventPublisher {

  @Override
  public void publish(DomainEvent event) {
    publisher.get().publish(event);
  }

  @Override
  public void publish(Publication publication) {
    publisher.get().publish(publication);
  }

  @Override
  public void publishAll(List<Publication> publications) {
    publisher.get().publishAll(publications);
  }

  @Override
  public CompletableFuture<Void> publishAsync(List<Publication> publications) {
    return publisher.get().publishAsync(publications);
  }
}
