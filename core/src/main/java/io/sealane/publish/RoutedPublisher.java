package io.sealane.publish;

import io.sealane.error.ClosedException;
import io.sealane.error.PublishException;
import io.sealane.error.PublishException.Refusal;
import io.sealane.event.Causation;
import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import io.sealane.event.Publication;
import io.sealane.observe.Observer;
import io.sealane.observe.Signal;
import io.sealane.publish.Loader.Cargo;
import io.sealane.publish.Plans.Plan;
import io.sealane.store.outbox.Outbox;
import io.sealane.time.Scheduler;
import io.sealane.time.Scheduler.Timer;
import io.sealane.transport.send.Batcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Publishes along routes. What publishes sees only {@link EventPublisher}; the facade ends it. */
public final class RoutedPublisher implements EventPublisher {

  private final Plans plans;
  private final Loader loader;
  private final Stamper stamper;
  private final Scheduler scheduler;
  private final Duration timeout;
  private final List<Batcher> batchers;
  private final @Nullable Outbox outbox;
  private final @Nullable Consumer<Signal> observer;
  private volatile State state = State.OPEN;

  private enum State {
    OPEN,
    DRAINING,
    CLOSED
  }

  /** A publication that nothing was found wrong with; without an envelope if nobody wants one. */
  private record Ready(
      Publication publication, Plan plan, @Nullable Envelope<? extends DomainEvent> envelope) {}

  RoutedPublisher(PublisherAssembly parts) {
    this.observer = observer(parts);
    this.plans = new Plans(parts, observer != null);
    this.loader = new Loader(parts.codec(), plans);
    this.stamper = new Stamper(parts.ids(), parts.scheduler());
    this.scheduler = parts.scheduler();
    this.timeout = parts.timeout();
    this.batchers = List.copyOf(parts.batchers().values());
    this.outbox = parts.outbox();
  }

  private static @Nullable Consumer<Signal> observer(PublisherAssembly parts) {
    Observer safe = Observer.composite(List.of(parts.observer()));
    Scheduler clock = parts.scheduler();
    return safe.equals(Observer.noop()) ? null : signal -> safe.on(signal, clock.instant());
  }

  @Override
  public void publish(DomainEvent event) {
    Objects.requireNonNull(event, "event");
    if (state == State.OPEN) {
      LocalHandler<DomainEvent>[] quick = plans.of(event.getClass()).quick;
      if (quick != null) {
        LocalHandlers.run(quick, event);
        return;
      }
    }
    publish(Publication.of(event));
  }

  @Override
  public void publish(Publication publication) {
    Objects.requireNonNull(publication, "publication");
    publishAll(List.of(publication));
  }

  @Override
  public void publishAll(List<Publication> publications) {
    send(load(publications));
  }

  @Override
  public CompletableFuture<Void> publishAsync(List<Publication> publications) {
    return sendAsync(load(publications));
  }

  /**
   * Does all but send: checks and writes the events, and runs their local handlers.
   *
   * @return what is to be sent
   */
  public Consignment prepare(List<Publication> publications) {
    return new Consignment(this, load(publications));
  }

  void send(@Nullable Departure departure) {
    if (departure != null) {
      leave(departure, true);
      List<Refusal> refusals = await(departure);
      if (!refusals.isEmpty()) {
        throw new PublishException(refusals, null);
      }
    }
  }

  CompletableFuture<Void> sendAsync(@Nullable Departure departure) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    if (departure == null) {
      done.complete(null);
      return done;
    }
    leave(departure, false);
    Timer timer = scheduler.schedule(() -> departure.giveUp(timedOut()), timeout);
    CompletionStage<List<Refusal>> answered = departure.answered();
    answered.whenComplete(
        (refusals, never) -> {
          timer.cancel();
          if (refusals.isEmpty()) {
            done.complete(null);
          } else {
            done.completeExceptionally(new PublishException(refusals, null));
          }
        });
    return done;
  }

  /** Stores it where there is an outbox that takes it; sends it otherwise. */
  private void leave(Departure departure, boolean patient) {
    if (outbox == null || !departure.deposit(outbox)) {
      departure.depart(patient);
    }
  }

  /** Whether nobody but local handlers gets such an event; to be asked while it is open. */
  public boolean staysHere(DomainEvent event) {
    return state != State.CLOSED && plans.of(event.getClass()).legs.isEmpty();
  }

  /**
   * From now on only threads that are handling an event can publish, so that the work that is under
   * way can be finished. Idempotent; without effect after the close.
   */
  public synchronized void drain() {
    if (state == State.OPEN) {
      state = State.DRAINING;
    }
  }

  /**
   * From now on nobody can publish. What is under way is finished or has failed by the deadline.
   * Idempotent.
   *
   * @return a future that completes, never exceptionally, when every message has its result and the
   *     senders are closed
   */
  public CompletableFuture<Void> close(Duration deadline) {
    synchronized (this) {
      state = State.CLOSED;
    }
    return CompletableFuture.allOf(
        batchers.stream()
            .map(batcher -> batcher.close(deadline))
            .toArray(CompletableFuture<?>[]::new));
  }

  /** Runs the local ring and makes ready to send; null if nothing is to be sent. */
  private @Nullable Departure load(List<Publication> publications) {
    publications.forEach(one -> Objects.requireNonNull(one, "publication"));
    requireOpen(publications);
    List<Cargo> cargo = new ArrayList<>();
    List<Ready> ready = new ArrayList<>(publications.size());
    for (Publication publication : publications) {
      ready.add(prepare(publication, cargo));
    }
    ready.forEach(this::handleLocally);
    return cargo.isEmpty() ? null : new Departure(cargo, observer);
  }

  private void requireOpen(List<Publication> publications) {
    State now = state;
    if (now == State.OPEN || (now == State.DRAINING && Causation.current() != null)) {
      return;
    }
    String what =
        publications.size() == 1
            ? publications.get(0).event().getClass().getSimpleName()
            : publications.size() + " events";
    throw new ClosedException(
        now == State.CLOSED
            ? "cannot publish " + what + ": the publisher is closed"
            : "cannot publish " + what + ": closing, only handlers of events can publish now");
  }

  private Ready prepare(Publication publication, List<Cargo> cargo) {
    Plan plan = plans.of(publication.event().getClass());
    if (plan.quick != null && publication.topics().isEmpty()) {
      return new Ready(publication, plan, null);
    }
    Envelope<DomainEvent> envelope =
        new Envelope<>(publication.event(), stamper.stamp(publication, plan.type));
    cargo.addAll(loader.load(publication, envelope, plan));
    return new Ready(publication, plan, envelope);
  }

  private void handleLocally(Ready ready) {
    LocalHandler<DomainEvent>[] quick = ready.plan.quick;
    if (ready.envelope == null) {
      if (quick != null) {
        LocalHandlers.run(quick, ready.publication.event());
      }
    } else if (ready.publication.topics().isEmpty() && !ready.plan.handlings.isEmpty()) {
      LocalHandlers.run(ready.plan.handlings, ready.envelope);
      if (observer != null) {
        observer.accept(new Signal.HandledLocally(ready.envelope, ready.plan.handlings.size()));
      }
    }
  }

  private List<Refusal> await(Departure departure) {
    try {
      return scheduler.await(departure.answered(), timeout);
    } catch (TimeoutException e) {
      departure.giveUp(timedOut());
    } catch (InterruptedException e) {
      departure.giveUp("interrupted before the answer came");
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("never completes exceptionally", e);
    }
    return departure.answered().join();
  }

  private String timedOut() {
    return "no answer within " + timeout;
  }
}
