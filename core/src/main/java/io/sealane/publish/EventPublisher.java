package io.sealane.publish;

import io.sealane.error.ClosedException;
import io.sealane.error.CodecException;
import io.sealane.error.ConfigurationException;
import io.sealane.error.PublishException;
import io.sealane.event.DomainEvent;
import io.sealane.event.Publication;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Publishes events. Safe for use by many threads. Nothing that it is given may be null.
 *
 * <p>Three rings, from the inside out. <b>Local</b> handlers run first, in the caller's thread and
 * therefore in its transaction; what one of them throws is thrown on as it is, and nothing leaves.
 * Then the event goes to every topic that a route leads it to, <b>in process</b> or <b>external</b>
 * alike. An event that several routes match goes along all of them.
 *
 * <p>What goes wrong before anything leaves is thrown at once, from the asynchronous form as well:
 *
 * <ul>
 *   <li>{@link ClosedException} after the close; while closing, only threads that are handling an
 *       event can publish;
 *   <li>{@link ConfigurationException} if neither a route nor a local handler takes an event;
 *   <li>{@link CodecException} if an event cannot be written; the local handlers have not run then;
 *   <li>whatever a local handler, a key function, a mapping or a translator throws.
 * </ul>
 *
 * <p>With an {@link io.sealane.store.outbox.Outbox outbox}, an event that was published within a
 * transaction is written to it in that transaction instead, by the time that the call returns, the
 * asynchronous forms included, and goes to its topics after the commit. Read "stored by the outbox"
 * for "accepted by every broker" then.
 *
 * <p>What is not said of an event is filled in: id, time, and from the event that the thread is
 * handling the correlation, causation and trace. An event that goes to nobody but local handlers of
 * events alone, unobserved, gets no metadata at all.
 */
public interface EventPublisher {

  /**
   * Publishes an event and returns when every broker that it goes to has accepted it.
   *
   * @throws PublishException if a broker did not accept it, or did not say so in time
   */
  void publish(DomainEvent event);

  /**
   * Publishes an event with what the caller says about it, and returns when every broker that it
   * goes to has accepted it.
   *
   * @throws PublishException if a broker did not accept it, or did not say so in time
   */
  void publish(Publication publication);

  /**
   * Publishes events and returns when every broker that they go to has accepted them. They leave
   * together, in as few requests as they fit into; those of one key stay in order where a topic
   * promises that. Accepted events stay accepted when others are not. No more than a topic's buffer
   * holds is under way at once; what is beyond waits for room, within the time that a publish has.
   *
   * @param publications as many as one likes, none included; see {@link Publication#ofAll}
   * @throws PublishException with those that a broker did not accept, or did not in time
   */
  void publishAll(List<Publication> publications);

  /**
   * Publishes an event without waiting for the brokers; otherwise as {@link #publishAsync(List)}.
   *
   * @return a future that completes when every broker has answered
   */
  default CompletableFuture<Void> publishAsync(DomainEvent event) {
    return publishAsync(List.of(Publication.of(event)));
  }

  /**
   * Publishes events without waiting for the brokers. Local handlers have run when it returns. What
   * is beyond a topic's buffer is refused, and may be published again.
   *
   * @return a future that completes when every broker has answered, exceptionally with a {@link
   *     PublishException} if one of them did not accept; its callbacks run in whichever thread
   *     brings the last answer and must not block. To cancel it is only to stop listening.
   */
  CompletableFuture<Void> publishAsync(List<Publication> publications);
}
