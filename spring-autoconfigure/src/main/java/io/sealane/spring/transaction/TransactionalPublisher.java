package io.sealane.spring.transaction;

import io.sealane.Sealane;
import io.sealane.event.DomainEvent;
import io.sealane.event.Publication;
import io.sealane.publish.EventPublisher;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Publishes after the commit where there is a transaction, and at once elsewhere. What is wrong
 * with an event is thrown at once in any case, and its local handlers run in the transaction. A
 * rollback, also one to a savepoint, publishes nothing.
 *
 * <p>What a transaction published goes out together. If a broker does not accept it, the commit's
 * caller gets the {@link io.sealane.error.PublishException}: the transaction is committed then, and
 * the exception holds what was not accepted. What is committed and not yet sent is lost if the
 * process ends in between; an outbox is what helps against that.
 *
 * <p>Safe for use by many threads.
 */
public final class TransactionalPublisher implements EventPublisher {

  private final Supplier<Sealane> sealane;

  /** Through that Sealane, which is asked for when something is published. */
  public TransactionalPublisher(Supplier<Sealane> sealane) {
    this.sealane = sealane;
  }

  @Override
  public void publish(DomainEvent event) {
    if (AfterCommit.isPossible()) {
      publish(Publication.of(event));
    } else {
      sealane.get().publisher().publish(event);
    }
  }

  @Override
  public void publish(Publication publication) {
    publishAll(List.of(publication));
  }

  @Override
  public void publishAll(List<Publication> publications) {
    if (AfterCommit.isPossible()) {
      AfterCommit.of(this).add(sealane.get().prepare(publications));
    } else {
      sealane.get().publisher().publishAll(publications);
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>In a transaction the future completes after its commit, or exceptionally with a {@link
   * java.util.concurrent.CancellationException} after a rollback; do not wait for it before.
   */
  @Override
  public CompletableFuture<Void> publishAsync(List<Publication> publications) {
    return AfterCommit.isPossible()
        ? AfterCommit.of(this).addAsync(sealane.get().prepare(publications))
        : sealane.get().publisher().publishAsync(publications);
  }
}
