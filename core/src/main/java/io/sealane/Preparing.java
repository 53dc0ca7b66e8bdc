package io.sealane;

import io.sealane.error.ConfigurationException;
import io.sealane.error.Failure;
import io.sealane.publish.relay.EventRelay;
import io.sealane.time.Backoff;
import io.sealane.transport.Preparation;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the transports ready: at the start, or later where a broker is away at the start. */
final class Preparing {

  private static final Logger LOG = LoggerFactory.getLogger(Sealane.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Backoff AGAIN =
      Backoff.exponential(Duration.ofSeconds(1), Duration.ofMinutes(1));

  /** A transport and what it is to make ready. */
  private record Part(Transport transport, Topology topology) {}

  private final List<Part> parts;
  private final List<RunningSubscription> subscriptions;
  private final EventRelay relay;
  private final Surroundings around;

  /** Counts starts and stops: what a start has begun ends with the next of either. */
  private final AtomicInteger epoch = new AtomicInteger();

  Preparing(
      Map<Transport, Topology> topologies,
      List<RunningSubscription> subscriptions,
      EventRelay relay,
      Surroundings around) {
    this.parts =
        topologies.entrySet().stream()
            .map(entry -> new Part(entry.getKey(), entry.getValue()))
            .toList();
    this.subscriptions = subscriptions;
    this.relay = relay;
    this.around = around;
  }

  /** Asks the outbox and prepares all; a broker that is away is asked again later. */
  void prepare() {
    List<String> problems = new ArrayList<>(relay.problems());
    List<Part> away = new ArrayList<>();
    for (Part part : parts) {
      Preparation preparation = await(ask(part));
      problems.addAll(preparation.problems());
      if (preparation.outage() != null) {
        LOG.warn("a broker cannot be asked at the start: {}", preparation.outage().reason());
        away.add(part);
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException("what this Sealane needs of its broker", problems);
    }
    int now = epoch.incrementAndGet();
    away.forEach(part -> later(part, now, 1));
  }

  /** Asks nobody any more. */
  void stop() {
    epoch.incrementAndGet();
  }

  private void later(Part part, int begun, int failures) {
    around
        .scheduler()
        .schedule(
            () -> {
              if (epoch.get() == begun) {
                again(part, begun, failures);
              }
            },
            AGAIN.after(failures, around.random()));
  }

  private void again(Part part, int begun, int failures) {
    ask(part)
        .whenComplete(
            (preparation, error) -> {
              if (error != null || preparation.outage() != null) {
                later(part, begun, failures + 1);
              } else if (!preparation.problems().isEmpty() && epoch.get() == begun) {
                // Too late to refuse the start: the operator sees it in the health.
                pause(part.transport(), String.join("; ", preparation.problems()));
              }
            });
  }

  private void pause(Transport transport, String reason) {
    subscriptions.stream()
        .filter(one -> one.transport() == transport)
        .forEach(one -> one.pause(reason));
  }

  /** An adapter that throws is asked again, like one whose broker is away. */
  private static CompletionStage<Preparation> ask(Part part) {
    try {
      return part.transport().prepare(part.topology());
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private Preparation await(CompletionStage<Preparation> stage) {
    try {
      return around.scheduler().await(stage, PATIENCE);
    } catch (ExecutionException e) {
      return away("the adapter threw " + e.getCause());
    } catch (TimeoutException e) {
      return away("no answer within " + PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while preparing a transport", e);
    }
  }

  private static Preparation away(String reason) {
    return new Preparation(List.of(), Failure.of(Failure.Kind.TRANSIENT, reason));
  }
}
