package io.sealane.conformance.mutant;

import static io.sealane.conformance.mutant.Mutant.adapter;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import io.sealane.conformance.ownership.SettlesTruly;
import io.sealane.conformance.port.DelaysRedelivery;
import io.sealane.conformance.port.EndsCleanly;
import io.sealane.conformance.port.ExtendsLeases;
import io.sealane.conformance.port.KeepsKeyOrder;
import io.sealane.conformance.port.RedeliversUntilSettled;
import io.sealane.inmemory.InMemoryTransport;
import io.sealane.transport.Preparation;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.receive.Delivery;
import io.sealane.transport.receive.LeaseResult;
import io.sealane.transport.receive.LeaseResult.Confirmed;
import io.sealane.transport.receive.ReceiveRequest;
import io.sealane.transport.receive.ReceiveResult;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.receive.Settlement;
import io.sealane.transport.send.Sender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Adapters that are wrong about leases, settlements and ends. */
final class LeaseMutants {

  private LeaseMutants() {}

  static List<Mutant> all() {
    return List.of(
        adapter(
            "forgets released messages",
            RedeliversUntilSettled.class,
            "24",
            Wrong.settling(settlement -> new Settlement.Done(settlement.delivery()))),
        adapter(
            "confirms a settlement and does nothing",
            RedeliversUntilSettled.class,
            "24",
            Wrong.receiving(
                good ->
                    new WrongReceiver(good) {
                      @Override
                      public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
                        return completedFuture(confirmed(batch));
                      }
                    })),
        adapter(
            "settles what it gives out",
            RedeliversUntilSettled.class,
            "24",
            Wrong.receiving(LeaseMutants::settlingFirst)),
        adapter(
            "a second settlement throws",
            RedeliversUntilSettled.class,
            "25",
            Wrong.receiving(LeaseMutants::throwingOnSecond)),
        adapter(
            "a release after settling brings the message back",
            RedeliversUntilSettled.class,
            "25",
            LeaseMutants::reviving),
        adapter(
            "settles a batch as its first entry says",
            RedeliversUntilSettled.class,
            "25",
            Wrong.receiving(LeaseMutants::asTheFirst)),
        adapter(
            "counts every delivery as the first",
            RedeliversUntilSettled.class,
            "26",
            WrongDeliveries.counting(count -> 1)),
        adapter(
            "counts by two",
            RedeliversUntilSettled.class,
            "26",
            WrongDeliveries.counting(count -> 2 * count - 1)),
        adapter(
            "gives each delivery an id of its own",
            RedeliversUntilSettled.class,
            "5",
            WrongDeliveries.renaming()),
        adapter(
            "settles by message, whoever holds it",
            RedeliversUntilSettled.class,
            "40",
            WrongDeliveries.settlingByMessage()),
        adapter(
            "confirms the settlement of a stale lease",
            RedeliversUntilSettled.class,
            "40",
            Wrong.receiving(
                good ->
                    new WrongReceiver(good) {
                      @Override
                      public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
                        return good.settle(batch).thenApply(LeaseMutants::confirmed);
                      }
                    })),
        adapter(
            "denies what it removes on a third receipt",
            SettlesTruly.class,
            "40",
            Wrong.receiving(
                good ->
                    new WrongReceiver(good) {
                      @Override
                      public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
                        return good.settle(batch).thenApply(results -> denied(batch, results));
                      }
                    })),
        adapter(
            "extends nothing but says so",
            ExtendsLeases.class,
            "35",
            Wrong.receiving(
                good ->
                    new WrongReceiver(good) {
                      @Override
                      public CompletionStage<List<LeaseResult>> extend(
                          List<Delivery> batch, Duration lease) {
                        return completedFuture(confirmed(batch));
                      }
                    })),
        adapter(
            "extends a lease once and for all",
            ExtendsLeases.class,
            "35",
            Wrong.receiving(
                good ->
                    new WrongReceiver(good) {
                      @Override
                      public CompletionStage<List<LeaseResult>> extend(
                          List<Delivery> batch, Duration lease) {
                        return good.extend(batch, lease.multipliedBy(100));
                      }
                    })),
        adapter(
            "answers an extension as a whole",
            ExtendsLeases.class,
            "38",
            Wrong.extending(
                results -> results.contains(Confirmed.INSTANCE) ? confirmed(results) : results)),
        adapter(
            "says of a lost lease that it failed",
            ExtendsLeases.class,
            "39",
            Wrong.extending(
                results ->
                    results.stream()
                        .map(
                            result ->
                                result instanceof LeaseResult.Lost
                                    ? new LeaseResult.AtMaximum()
                                    : result)
                        .toList())),
        adapter(
            "knows no greatest lease",
            ExtendsLeases.class,
            "43",
            Wrong.extending(
                results ->
                    results.stream()
                        .<LeaseResult>map(
                            result ->
                                result instanceof LeaseResult.AtMaximum
                                    ? Confirmed.INSTANCE
                                    : result)
                        .toList())),
        adapter(
            "releases without the delay",
            DelaysRedelivery.class,
            "51",
            Wrong.settling(settlement -> delayed(settlement, 0))),
        adapter(
            "releases with twice the delay",
            DelaysRedelivery.class,
            "51",
            Wrong.settling(settlement -> delayed(settlement, 2))),
        adapter(
            "reverses what one receive brings",
            KeepsKeyOrder.class,
            "45",
            Wrong.receivingEach(AdapterMutants::reversed)),
        adapter(
            "a closed receiver goes on receiving",
            EndsCleanly.class,
            "60",
            Wrong.receiving(
                good ->
                    new WrongReceiver(good) {
                      @Override
                      public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
                        return completedFuture(
                            batch.stream()
                                .<LeaseResult>map(s -> new LeaseResult.Lost("closed"))
                                .toList());
                      }

                      @Override
                      public void close() {}
                    })),
        adapter(
            "a closed receiver settles nothing",
            EndsCleanly.class,
            "61",
            Wrong.receiving(LeaseMutants::deafWhenClosed)),
        adapter(
            "gives out what was closed before",
            EndsCleanly.class,
            "62",
            LeaseMutants::keepingClosed),
        adapter(
            "preparing again begins anew", EndsCleanly.class, "65", LeaseMutants::beginningAnew));
  }

  static <T> List<LeaseResult> confirmed(List<T> batch) {
    return Collections.nCopies(batch.size(), Confirmed.INSTANCE);
  }

  private static Settlement delayed(Settlement settlement, int times) {
    return settlement instanceof Settlement.Release release
        ? new Settlement.Release(release.delivery(), release.delay().multipliedBy(times))
        : settlement;
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
                        ? good.settle(
                                received.deliveries().stream()
                                    .<Settlement>map(Settlement.Done::new)
                                    .toList())
                            .thenApply(done -> result)
                        : completedFuture(result));
      }

      @Override
      public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
        return completedFuture(confirmed(batch));
      }
    };
  }

  private static Receiver throwingOnSecond(Receiver good) {
    Set<Delivery> settled = ConcurrentHashMap.newKeySet();
    return new WrongReceiver(good) {
      @Override
      public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
        return batch.stream().allMatch(settlement -> settled.add(settlement.delivery()))
            ? good.settle(batch)
            : failedFuture(new IllegalStateException("settled before"));
      }
    };
  }

  private static Receiver asTheFirst(Receiver good) {
    return new WrongReceiver(good) {
      @Override
      public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
        boolean done = batch.get(0) instanceof Settlement.Done;
        return good.settle(
            batch.stream()
                .<Settlement>map(
                    s ->
                        done
                            ? new Settlement.Done(s.delivery())
                            : new Settlement.Release(s.delivery(), Duration.ZERO))
                .toList());
      }
    };
  }

  private static Transport reviving(Transport good) {
    return new Wrong(good) {
      @Override
      public Receiver receiver(QueueSpec queue) {
        Sender sender = good.sender(queue.topics().get(0));
        return new WrongReceiver(good.receiver(queue)) {
          @Override
          public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
            return good.settle(batch)
                .thenApply(
                    results -> {
                      if (results.get(0) instanceof LeaseResult.Lost
                          && batch.get(0) instanceof Settlement.Release release) {
                        sender.send(List.of(WrongDeliveries.copy(release.delivery())));
                      }
                      return results;
                    });
          }
        };
      }
    };
  }

  private static List<LeaseResult> denied(List<Settlement> batch, List<LeaseResult> results) {
    List<LeaseResult> denied = new ArrayList<>(results);
    for (int i = 0; i < batch.size(); i++) {
      if (batch.get(i).delivery().receiveCount() >= 3) {
        denied.set(i, new LeaseResult.Lost("somebody else's"));
      }
    }
    return denied;
  }

  private static Receiver deafWhenClosed(Receiver good) {
    return new WrongReceiver(good) {
      private boolean closed;

      @Override
      public CompletionStage<List<LeaseResult>> settle(List<Settlement> batch) {
        return closed
            ? completedFuture(
                batch.stream().<LeaseResult>map(s -> new LeaseResult.Lost("closed")).toList())
            : good.settle(batch);
      }

      @Override
      public void close() {
        closed = true;
        super.close();
      }
    };
  }

  private static Transport keepingClosed(Transport good) {
    Map<QueueSpec, Receiver> receivers = new ConcurrentHashMap<>();
    return new Wrong(good) {
      @Override
      public Receiver receiver(QueueSpec queue) {
        return receivers.computeIfAbsent(queue, good::receiver);
      }
    };
  }

  private static Transport beginningAnew(Transport good) {
    AtomicInteger times = new AtomicInteger();
    return new Wrong(good) {
      @Override
      public CompletionStage<Preparation> prepare(Topology topology) {
        if (times.incrementAndGet() > 1) {
          for (QueueSpec queue : topology.queues()) {
            ((InMemoryTransport) good).deleteQueue(queue.name());
          }
          for (Topic topic : topology.topics()) {
            ((InMemoryTransport) good).deleteTopic(topic.name());
          }
        }
        return good.prepare(topology);
      }
    };
  }
}
