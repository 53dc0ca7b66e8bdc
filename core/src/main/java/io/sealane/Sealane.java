package io.sealane;

import io.sealane.error.ClosedException;
import io.sealane.event.Publication;
import io.sealane.observe.Health;
import io.sealane.publish.Consignment;
import io.sealane.publish.EventPublisher;
import io.sealane.publish.overview.Overview;
import io.sealane.transport.Transport;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * A running application's events: what it publishes, and the subscriptions that it runs. Safe for
 * use by many threads.
 *
 * <pre>{@code
 * try (var sealane = Sealane.over(InMemoryTransport.create())
 *     .publish(EventCatalog.of("orders", OrderEvent.class)).to(Topic.of("orders"))
 *     .subscribe(Subscription.named("delivery").to("orders")
 *         .on(OrderCompleted.class, completed -> deliveries.schedule(completed.orderId())))
 *     .start()) {
 *   sealane.publisher().publish(new OrderCompleted("o-1", 42_000));
 * }
 * }</pre>
 */
public final class Sealane implements AutoCloseable {

  private final Running running;
  private final Duration stopWithin;

  Sealane(Running running, Duration stopWithin) {
    this.running = running;
    this.stopWithin = stopWithin;
  }

  /**
   * Begins to assemble.
   *
   * @param transport where topics and subscriptions are unless said otherwise; it is not closed by
   *     us, and several applications may share one
   */
  public static SealaneBuilder over(Transport transport) {
    return new SealaneBuilder(transport);
  }

  /**
   * What publishes events; the same object each time.
   *
   * @throws ClosedException before the first {@link #open} or {@link #start}
   */
  public EventPublisher publisher() {
    return running.publishing().front();
  }

  /**
   * Does all but send: checks and writes the events and runs their local handlers now, so that what
   * is wrong with them is thrown here; they leave when, and if, the consignment is sent. For
   * applications that send after a commit.
   *
   * @throws ClosedException before the first {@link #open} or {@link #start}, or after the close
   */
  public Consignment prepare(List<Publication> publications) {
    return running.publishing().prepare(publications);
  }

  /**
   * A subscription in an operator's hands.
   *
   * @throws IllegalArgumentException if there is none of that name; the text says which there are
   */
  public SubscriptionControl subscription(String name) {
    return running.subscription(name);
  }

  /**
   * The dead letters of a subscription.
   *
   * @throws IllegalArgumentException if there is none of that name; the text says which there are
   */
  public DeadLetters deadLetters(String subscription) {
    return running.deadLetters(subscription);
  }

  /**
   * Whether {@link #close} first handles what was published, because a subscription's transport
   * ends with the process.
   */
  public boolean drains() {
    return running.drains();
  }

  /** What is published and subscribed to here, and where events go. */
  public Overview overview() {
    return running.overview();
  }

  /** How every subscription is, by its name. */
  public Map<String, Health> health() {
    Map<String, Health> health = new LinkedHashMap<>();
    running.subscriptions().forEach(one -> health.put(one.name(), one.health()));
    return health;
  }

  /**
   * Makes ready what the transports need, and makes publishing possible; consumes nothing yet. Does
   * nothing when opened or started already.
   *
   * @throws ClosedException after {@link #close}
   * @throws io.sealane.error.ConfigurationException if the transport lists problems
   * @throws IllegalStateException if the thread is interrupted while it waits for the broker
   */
  public void open() {
    running.open();
  }

  /**
   * Starts, also again after a stop; does nothing while running.
   *
   * @throws ClosedException after {@link #close}
   * @throws io.sealane.error.ConfigurationException if the transport lists problems
   * @throws IllegalStateException if the thread is interrupted while it waits for the broker
   */
  public void start() {
    running.start();
  }

  /**
   * Stops: receives nothing more, gives back what has not started, lets running handlers finish
   * until the deadline, cancels and gives back the rest, settles what was handled. Publishing goes
   * on being possible.
   *
   * @param deadline more than zero; handlers are told shortly before
   * @return completes when all that is done, and open receives have ended too, which may take
   *     longer
   */
  public CompletableFuture<Void> stop(Duration deadline) {
    return running.stop(Objects.requireNonNull(deadline, "deadline"));
  }

  /**
   * Stops as {@link #stop} does and waits until no handler runs any more and what was handled is
   * settled, at most until the deadline. Does not wait for open receives.
   *
   * @param deadline more than zero; handlers are told shortly before
   */
  public void stopAndWait(Duration deadline) {
    running.stopAndWait(Objects.requireNonNull(deadline, "deadline"));
  }

  /**
   * Ends for good. Over a transport that ends with the process, first handles what was published;
   * over others, stops at once. Waits for that, at most as long as {@link
   * SealaneBuilder#stopWithin} says, but not for open receives. Then publishing fails with {@link
   * ClosedException}; publishes that are under way are finished or fail. Idempotent.
   */
  @Override
  public void close() {
    running.close(stopWithin);
  }
}
