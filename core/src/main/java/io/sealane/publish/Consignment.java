package io.sealane.publish;

import io.sealane.error.PublishException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Events that are ready to leave: checked, written, and handled by their local handlers. Whoever
 * holds it sends it once, or never. For what publishes after a commit.
 */
public final class Consignment {

  private final RoutedPublisher publisher;
  private final @Nullable Departure departure;
  private final AtomicBoolean sent = new AtomicBoolean();

  Consignment(RoutedPublisher publisher, @Nullable Departure departure) {
    this.publisher = publisher;
    this.departure = departure;
  }

  /**
   * Sends the events and returns when every broker that they go to has accepted them.
   *
   * @throws PublishException with those that a broker did not accept, or did not in time
   * @throws IllegalStateException if they were sent before
   */
  public void send() {
    publisher.send(once());
  }

  /**
   * Sends the events without waiting for the brokers.
   *
   * @return a future as that of {@link EventPublisher#publishAsync}
   * @throws IllegalStateException if they were sent before
   */
  public CompletableFuture<Void> sendAsync() {
    return publisher.sendAsync(once());
  }

  /**
   * Both as one, to be sent together, in as few requests as they fit into; these events first.
   *
   * @param other of the same Sealane; neither is sent by itself any more
   * @throws IllegalStateException if one of them was sent before
   */
  public Consignment and(Consignment other) {
    return new Consignment(publisher, Departure.together(once(), other.once()));
  }

  private @Nullable Departure once() {
    if (sent.getAndSet(true)) {
      throw new IllegalStateException("these events were sent before");
    }
    return departure;
  }
}
