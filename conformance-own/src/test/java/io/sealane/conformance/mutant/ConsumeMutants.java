package io.sealane.conformance.mutant;

import static io.sealane.conformance.mutant.Mutant.pipeline;
import static java.util.concurrent.CompletableFuture.completedFuture;

import io.sealane.conformance.consuming.HandlesAtLeastOnce;
import io.sealane.conformance.fidelity.KeepsMetadata;
import io.sealane.conformance.lifecycle.StopsCleanly;
import io.sealane.conformance.lifecycle.SurvivesOutages;
import io.sealane.conformance.ordering.BoundsConcurrency;
import io.sealane.conformance.ordering.KeepsHandlingOrder;
import io.sealane.conformance.ownership.KeepsLeases;
import io.sealane.conformance.ownership.SettlesTruly;
import io.sealane.conformance.routing.BuriesDeadLetters;
import io.sealane.conformance.routing.RetriesAsTold;
import io.sealane.error.Failure;
import io.sealane.transport.Capability;
import io.sealane.transport.Preparation;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.LeaseResult.Confirmed;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import io.sealane.transport.send.SendResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Mistakes of consuming, made between the pipeline and the adapter. */
final class ConsumeMutants {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private ConsumeMutants() {}

  static List<Mutant> all() {
    List<Mutant> all = new ArrayList<>(leases());
    all.addAll(settlements());
    all.addAll(failures());
    all.addAll(ends());
    return all;
  }

  private static List<Mutant> leases() {
    return List.of(
        pipeline(
            "extends no lease",
            KeepsLeases.class,
            "35",
            Wrong.receiving(
                good ->
                    new WrongReceiver(good) {
                      @Override
                      public CompletionStage<List<LeaseResult>> extend(
                          List<Delivery> batch, Duration lease) {
                        return completedFuture(LeaseMutants.confirmed(batch));
                      }
                    })),
        pipeline(
            "extends each lease in a call of its own",
            KeepsLeases.class,
            "36",
            Wrong.receiving(
                good ->
                    new WrongReceiver(good) {
                      @Override
                      public CompletionStage<List<LeaseResult>> extend(
                          List<Delivery> batch, Duration lease) {
                        return oneByOne(batch, one -> good.extend(one, lease));
                      }
                    })),
        pipeline(
            "gives up extending after the first failure",
            KeepsLeases.class,
            "37",
            Wrong.receiving(ConsumeMutants::discouraged)),
        pipeline(
            "does not notice that a lease is lost",
            KeepsLeases.class,
            "39",
            Wrong.extending(
                results ->
                    results.stream().anyMatch(LeaseResult.Lost.class::isInstance)
                        ? LeaseMutants.confirmed(results)
                        : results)),
        pipeline(
            "takes one lost lease for all",
            KeepsLeases.class,
            "38",
            Wrong.extending(
                results ->
                    results.stream().anyMatch(LeaseResult.Lost.class::isInstance)
                        ? results.stream()
                            .<LeaseResult>map(result -> new LeaseResult.Lost("all of them"))
                            .toList()
                        : results)),
        pipeline(
            "asks again and again at the maximum",
            KeepsLeases.class,
            "43",
            Wrong.extending(
                results ->
                    results.stream()
                        .map(
                            result ->
                                result instanceof LeaseResult.AtMaximum
                                    ? failed("not now")
                                    : result)
                        .toList())));
  }

  private static List<Mutant> settlements() {
    return List.of(
        pipeline(
            "settles before handling",
            HandlesAtLeastOnce.class,
            "24",
            Wrong.receiving(ConsumeMutants::settlingFirst)),
        pipeline(
            "settles what failed",
            HandlesAtLeastOnce.class,
            "24",
            Wrong.settling(settlement -> new Settlement.Done(settlement.delivery()))),
        pipeline(
            "drops one delivery in twenty",
            HandlesAtLeastOnce.class,
            "23",
            Wrong.receiving(ConsumeMutants::dropping)),
        pipeline(
            "every attempt is the first",
            HandlesAtLeastOnce.class,
            "26",
            WrongDeliveries.counting(count -> 1)),
        pipeline(
            "all messages have one id",
            KeepsMetadata.class,
            "5",
            WrongDeliveries.naming("message")),
        pipeline(
            "settles once and does not look at the answer",
            SettlesTruly.class,
            "41",
            Wrong.receiving(
                good ->
                    new WrongReceiver(good) {
                      @Override
                      public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
                        return good.settle(batch)
                            .thenApply(
                                results ->
                                    results.stream()
                                        .map(
                                            result ->
                                                result instanceof LeaseResult.Failed
                                                    ? Confirmed.INSTANCE
                                                    : result)
                                        .toList());
                      }
                    })),
        pipeline(
            "settles each in a call of its own",
            SettlesTruly.class,
            "36",
            Wrong.receiving(
                good ->
                    new WrongReceiver(good) {
                      @Override
                      public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
                        return oneByOne(batch, good::settle);
                      }
                    })),
        pipeline(
            "does not know the keys", KeepsHandlingOrder.class, "45", WrongDeliveries.keyed(false)),
        pipeline(
            "takes all keys for one", KeepsHandlingOrder.class, "46", WrongDeliveries.keyed(true)),
        pipeline(
            "asks for messages all the time",
            BoundsConcurrency.class,
            "50",
            Wrong.receiving(ConsumeMutants::impatient)));
  }

  private static List<Mutant> failures() {
    return List.of(
        pipeline(
            "retries without a delay",
            RetriesAsTold.class,
            "51",
            Wrong.settling(
                settlement ->
                    settlement instanceof Settlement.Release release
                        ? new Settlement.Release(release.delivery(), Duration.ZERO)
                        : settlement)),
        pipeline(
            "settles although the letter was not kept",
            BuriesDeadLetters.class,
            "55",
            adding(ConsumeMutants::always)),
        pipeline(
            "keeps the letter after settling its source",
            BuriesDeadLetters.class,
            "67",
            adding(ConsumeMutants::always)),
        pipeline(
            "a letter has no body",
            BuriesDeadLetters.class,
            "53",
            adding(good -> letter -> good.add(copy(letter, new byte[0], letter.eventId())))),
        pipeline(
            "an undecodable body is made legible",
            BuriesDeadLetters.class,
            "54",
            adding(
                good ->
                    letter ->
                        good.add(
                            copy(
                                letter,
                                new String(letter.body(), StandardCharsets.US_ASCII)
                                    .getBytes(StandardCharsets.UTF_8),
                                letter.eventId())))),
        pipeline(
            "a letter that is written twice is two",
            BuriesDeadLetters.class,
            "56",
            adding(
                good ->
                    letter -> good.add(copy(letter, letter.body(), UUID.randomUUID().toString())))),
        pipeline(
            "a letter that goes back counts on",
            BuriesDeadLetters.class,
            "58",
            WrongDeliveries.counting(count -> count + 1)));
  }

  private static List<Mutant> ends() {
    return List.of(
        pipeline(
            "keeps what a late poll brings",
            StopsCleanly.class,
            "60",
            Wrong.receiving(good -> new AfterClose(good, Settlement.Release.class))),
        pipeline(
            "keeps what has not started until its lease is over",
            StopsCleanly.class,
            "61",
            Wrong.receiving(good -> new AfterClose(good, Settlement.Release.class))),
        pipeline(
            "does not flush its last settlements",
            StopsCleanly.class,
            "61",
            Wrong.receiving(good -> new AfterClose(good, Settlement.Done.class))),
        pipeline(
            "does not drain where that is promised",
            StopsCleanly.class,
            "62",
            Wrong.hiding(Capability.DRAINS)),
        pipeline(
            "does not start without a broker",
            SurvivesOutages.class,
            "63",
            good ->
                new Wrong(good) {
                  @Override
                  public CompletionStage<Preparation> prepare(Topology topology) {
                    return good.prepare(topology)
                        .thenApply(
                            answer ->
                                answer.outage() == null
                                    ? answer
                                    : new Preparation(List.of("the broker is away"), null));
                  }
                }),
        pipeline(
            "stops receiving at the first failure",
            SurvivesOutages.class,
            "64",
            Wrong.receiving(ConsumeMutants::offended)),
        pipeline(
            "tries in a loop while the broker is away",
            SurvivesOutages.class,
            "64",
            Wrong.receiving(ConsumeMutants::hammering)),
        pipeline(
            "tries in a loop without permission",
            SurvivesOutages.class,
            "66",
            Wrong.receiving(ConsumeMutants::hammering)),
        pipeline(
            "says of a denied permission that it will pass",
            SurvivesOutages.class,
            "66",
            failing(
                failure ->
                    failure.kind() == Failure.Kind.DENIED
                        ? Failure.of(Failure.Kind.TRANSIENT, failure.reason())
                        : failure)),
        pipeline(
            "comes back sooner than it is asked",
            SurvivesOutages.class,
            "18",
            failing(failure -> Failure.of(failure.kind(), failure.reason()))));
  }

  private static LeaseResult failed(String reason) {
    return new LeaseResult.Failed(Failure.of(Failure.Kind.TRANSIENT, reason));
  }

  private interface Asking<T> {
    CompletionStage<List<LeaseResult>> ask(List<T> one);
  }

  private static <T> CompletionStage<List<LeaseResult>> oneByOne(List<T> batch, Asking<T> asking) {
    List<CompletableFuture<LeaseResult>> answers =
        batch.stream()
            .map(one -> asking.ask(List.of(one)).toCompletableFuture().thenApply(a -> a.get(0)))
            .toList();
    return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
        .thenApply(all -> answers.stream().map(CompletableFuture::join).toList());
  }

  private static Receiver discouraged(Receiver good) {
    AtomicInteger failures = new AtomicInteger();
    return new WrongReceiver(good) {
      @Override
      public CompletionStage<List<LeaseResult>> extend(List<Delivery> batch, Duration lease) {
        if (failures.get() > 0) {
          return completedFuture(LeaseMutants.confirmed(batch));
        }
        return good.extend(batch, lease)
            .thenApply(
                results -> {
                  if (results.stream().anyMatch(LeaseResult.Failed.class::isInstance)) {
                    failures.incrementAndGet();
                  }
                  return results;
                });
      }
    };
  }

  private static Receiver settlingFirst(Receiver good) {
    return new WrongReceiver(good) {
      @Override
      public CompletionStage<ReceiveResult> receive(ReceiveRequest request) {
        return good.receive(request)
            .thenCompose(
                result ->
                    result instanceof ReceiveResult.Received received
                            && !received.deliveries().isEmpty()
                        ? good.settle(done(received)).thenApply(answers -> result)
                        : completedFuture(result));
      }

      @Override
      public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
        return completedFuture(LeaseMutants.confirmed(batch));
      }
    };
  }

  private static List<Settlement> done(ReceiveResult.Received received) {
    return received.deliveries().stream().<Settlement>map(Settlement.Done::new).toList();
  }

  private static Receiver dropping(Receiver good) {
    AtomicInteger count = new AtomicInteger();
    return new WrongReceiver(good) {
      @Override
      public CompletionStage<ReceiveResult> receive(ReceiveRequest request) {
        return good.receive(request)
            .thenApply(
                result ->
                    result instanceof ReceiveResult.Received received
                        ? new ReceiveResult.Received(
                            received.deliveries().stream().filter(this::keeps).toList())
                        : result);
      }

      private boolean keeps(Delivery delivery) {
        boolean drops = count.incrementAndGet() % 20 == 0;
        if (drops) {
          good.settle(List.of(new Settlement.Done(delivery)));
        }
        return !drops;
      }
    };
  }

  /** Waits no more than a second for a message, so that it asks all the time. */
  private static Receiver impatient(Receiver good) {
    return new WrongReceiver(good) {
      @Override
      public CompletionStage<ReceiveResult> receive(ReceiveRequest request) {
        Duration wait = request.waitAtMost().compareTo(SECOND) > 0 ? SECOND : request.waitAtMost();
        return good.receive(new ReceiveRequest(request.max(), wait, request.lease()));
      }
    };
  }

  private static Receiver offended(Receiver good) {
    AtomicInteger failures = new AtomicInteger();
    return new WrongReceiver(good) {
      @Override
      public CompletionStage<ReceiveResult> receive(ReceiveRequest request) {
        return failures.get() > 0
            ? new CompletableFuture<>()
            : good.receive(request)
                .thenApply(
                    result -> {
                      if (result instanceof ReceiveResult.Failed) {
                        failures.incrementAndGet();
                      }
                      return result;
                    });
      }
    };
  }

  private static Receiver hammering(Receiver good) {
    return new WrongReceiver(good) {
      @Override
      public CompletionStage<ReceiveResult> receive(ReceiveRequest request) {
        CompletionStage<ReceiveResult> answer = good.receive(request);
        for (int i = 0; i < 20; i++) {
          answer =
              answer.thenCompose(
                  result ->
                      result instanceof ReceiveResult.Failed
                          ? good.receive(request)
                          : completedFuture(result));
        }
        return answer;
      }
    };
  }

  private static UnaryOperator<Transport> failing(UnaryOperator<Failure> change) {
    return Wrong.receiving(
        good ->
            new WrongReceiver(good) {
              @Override
              public CompletionStage<ReceiveResult> receive(ReceiveRequest request) {
                return good.receive(request)
                    .thenApply(
                        result ->
                            result instanceof ReceiveResult.Failed failed
                                ? new ReceiveResult.Failed(change.apply(failed.failure()))
                                : result);
              }
            });
  }

  private interface Adding {
    CompletionStage<SendResult> add(DeadLetter letter);
  }

  private static UnaryOperator<Transport> adding(Function<DeadLetterQueue, Adding> change) {
    return Wrong.burying(
        good ->
            new WrongLetters(good) {
              @Override
              public CompletionStage<SendResult> add(DeadLetter letter) {
                return change.apply(good).add(letter);
              }
            });
  }

  private static Adding always(DeadLetterQueue good) {
    return letter -> good.add(letter).thenApply(result -> new SendResult.Accepted("whatever"));
  }

  private static DeadLetter copy(DeadLetter letter, byte[] body, @Nullable String eventId) {
    return new DeadLetter(
        letter.messageId(),
        eventId,
        letter.type(),
        letter.subscription(),
        letter.key(),
        body,
        letter.attributes(),
        letter.cause());
  }

  /** Forgets settlements of a kind once it is closed, and says that they were done. */
  private static final class AfterClose extends WrongReceiver {
    private final Class<? extends Settlement> forgotten;
    private volatile boolean closed;

    AfterClose(Receiver good, Class<? extends Settlement> forgotten) {
      super(good);
      this.forgotten = forgotten;
    }

    @Override
    public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
      return closed && forgotten.isInstance(batch.get(0))
          ? completedFuture(LeaseMutants.confirmed(batch))
          : good.settle(batch);
    }

    @Override
    public void close() {
      closed = true;
      super.close();
    }
  }
}
