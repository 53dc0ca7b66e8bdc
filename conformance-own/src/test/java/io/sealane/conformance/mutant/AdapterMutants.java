package io.sealane.conformance.mutant;

import static io.sealane.conformance.mutant.Mutant.adapter;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.completedFuture;

import io.sealane.conformance.port.AnswersPerMessage;
import io.sealane.conformance.port.CarriesAttributes;
import io.sealane.conformance.port.CarriesBodies;
import io.sealane.conformance.port.Deduplicates;
import io.sealane.conformance.port.DeliversToSubscription;
import io.sealane.conformance.port.FiltersByType;
import io.sealane.conformance.port.KeepsHistory;
import io.sealane.conformance.port.KeepsKeyOrder;
import io.sealane.transport.Capability;
import io.sealane.transport.Preparation;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Adapters that are wrong about sending, topics and queues. */
final class AdapterMutants {

  private AdapterMutants() {}

  static List<Mutant> all() {
    return List.of(
        adapter(
            "bodies are ASCII",
            CarriesBodies.class,
            "1",
            Wrong.sendingEach(m -> body(m, new String(m.body(), UTF_8).getBytes(US_ASCII)))),
        adapter(
            "bodies are trimmed",
            CarriesBodies.class,
            "1",
            Wrong.sendingEach(m -> body(m, new String(m.body(), UTF_8).strip().getBytes(UTF_8)))),
        adapter(
            "bodies end after 64 KiB",
            CarriesBodies.class,
            "1",
            Wrong.sendingEach(m -> body(m, Arrays.copyOf(m.body(), short64k(m.body().length))))),
        adapter(
            "bytes pass through text, declared binary",
            CarriesBodies.class,
            "1",
            Wrong.sendingEach(m -> body(m, new String(m.body(), UTF_8).getBytes(UTF_8)))),
        adapter(
            "attribute values are trimmed",
            CarriesAttributes.class,
            "2",
            Wrong.sendingEach(
                m -> attributes(m, each(m.attributes(), String::strip, Integer.MAX_VALUE)))),
        adapter(
            "attributes over ten are dropped",
            CarriesAttributes.class,
            "3",
            Wrong.sendingEach(m -> attributes(m, each(m.attributes(), value -> value, 10)))),
        adapter(
            "loses one in fifty", DeliversToSubscription.class, "23", Wrong.sending(losing(50))),
        adapter(
            "sends a batch again after it went through",
            DeliversToSubscription.class,
            "23",
            Wrong.sending(
                good ->
                    new WrongSender(good) {
                      @Override
                      public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
                        return good.send(batch).thenCompose(results -> good.send(batch));
                      }
                    })),
        adapter(
            "shares one queue between two subscriptions",
            DeliversToSubscription.class,
            "33",
            AdapterMutants::sharing),
        adapter(
            "puts all topics into one",
            DeliversToSubscription.class,
            "34",
            AdapterMutants::oneTopic),
        adapter(
            "knows only the first topic of a queue",
            DeliversToSubscription.class,
            "34",
            Wrong.preparing(q -> queue(q, q.topics().subList(0, 1), q.types(), q.ordered()))),
        adapter(
            "ignores the type filter",
            FiltersByType.class,
            "7",
            Wrong.preparing(q -> queue(q, q.topics(), Set.of(), q.ordered()))),
        adapter(
            "filters by the first types only",
            FiltersByType.class,
            "7",
            AdapterMutants::firstTypes),
        adapter(
            "filters, but does not declare it",
            FiltersByType.class,
            "7",
            Wrong.hiding(Capability.FILTERS_BY_TYPE)),
        adapter(
            "declares history and keeps none",
            KeepsHistory.class,
            "32",
            Wrong.declaring(Capability.KEEPS_HISTORY)),
        adapter(
            "declares deduplication and has none",
            Deduplicates.class,
            "17",
            Wrong.declaring(Capability.DEDUPLICATES)),
        adapter(
            "deduplicates by content",
            Deduplicates.class,
            "17",
            Wrong.sending(AdapterMutants::byContent)),
        adapter(
            "an ordered queue is not ordered",
            KeepsKeyOrder.class,
            "27",
            Wrong.preparing(q -> queue(q, q.topics(), q.types(), false))),
        adapter(
            "every queue is ordered",
            KeepsKeyOrder.class,
            "27",
            Wrong.preparing(q -> queue(q, q.topics(), q.types(), true))),
        adapter(
            "results of a batch come in reverse",
            AnswersPerMessage.class,
            "13",
            Wrong.sending(
                good ->
                    new WrongSender(good) {
                      @Override
                      public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
                        return good.send(batch).thenApply(AdapterMutants::reversed);
                      }
                    })),
        adapter(
            "accepts first and sends later",
            AnswersPerMessage.class,
            "11",
            Wrong.sending(AdapterMutants::later)),
        adapter(
            "serves one thread at a time and forgets the others",
            AnswersPerMessage.class,
            "12",
            Wrong.sending(AdapterMutants::oneThread)));
  }

  static OutgoingMessage body(OutgoingMessage message, byte[] body) {
    return new OutgoingMessage(message.id(), message.key(), body, message.attributes());
  }

  static OutgoingMessage attributes(OutgoingMessage message, Map<String, String> attributes) {
    return new OutgoingMessage(message.id(), message.key(), message.body(), attributes);
  }

  private static int short64k(int length) {
    return Math.min(length, 64 * 1024);
  }

  private static Map<String, String> each(
      Map<String, String> all, java.util.function.UnaryOperator<String> change, int max) {
    return all.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .limit(max)
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> change.apply(entry.getValue())));
  }

  private static QueueSpec queue(
      QueueSpec good, List<Topic> topics, Set<String> types, boolean ordered) {
    return new QueueSpec(good.name(), topics, types, ordered, good.lease());
  }

  static <T> List<T> reversed(List<T> list) {
    List<T> reversed = new ArrayList<>(list);
    Collections.reverse(reversed);
    return reversed;
  }

  static java.util.function.Function<Sender, Sender> losing(int oneIn) {
    return good -> {
      AtomicInteger count = new AtomicInteger(); // of this sender: cases run beside each other
      return new WrongSender(good) {
        @Override
        public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
          return count.incrementAndGet() % oneIn == 0
              ? completedFuture(Collections.nCopies(batch.size(), new SendResult.Accepted("lost")))
              : good.send(batch);
        }
      };
    };
  }

  private static Sender byContent(Sender good) {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    return new WrongSender(good) {
      @Override
      public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
        return batch.size() > 1 || seen.add(new String(batch.get(0).body(), UTF_8))
            ? good.send(batch)
            : completedFuture(List.of(new SendResult.Accepted("there already")));
      }
    };
  }

  private static Sender later(Sender good) {
    List<OutgoingMessage> waiting = new ArrayList<>();
    return new WrongSender(good) {
      @Override
      public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
        if (waiting.isEmpty()) {
          waiting.addAll(batch);
          return completedFuture(
              Collections.nCopies(batch.size(), new SendResult.Accepted("soon")));
        }
        List<OutgoingMessage> all = new ArrayList<>(waiting);
        waiting.clear();
        all.addAll(batch);
        return good.send(all).thenApply(results -> results.subList(0, batch.size()));
      }
    };
  }

  private static Sender oneThread(Sender good) {
    Thread owner = Thread.currentThread();
    return new WrongSender(good) {
      @Override
      public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
        return Thread.currentThread() == owner
            ? good.send(batch)
            : completedFuture(Collections.nCopies(batch.size(), new SendResult.Accepted("whose?")));
      }
    };
  }

  private static Transport sharing(Transport good) {
    Map<Topic, QueueSpec> first = new ConcurrentHashMap<>();
    return new Wrong(good) {
      @Override
      public Receiver receiver(QueueSpec queue) {
        return good.receiver(first.computeIfAbsent(queue.topics().get(0), topic -> queue));
      }
    };
  }

  private static Transport oneTopic(Transport good) {
    return new Wrong(good) {
      @Override
      public CompletionStage<Preparation> prepare(Topology topology) {
        return good.prepare(
            new Topology(
                List.of(one(false), one(true)),
                topology.queues().stream()
                    .map(q -> queue(q, List.of(one(q.ordered())), q.types(), q.ordered()))
                    .toList()));
      }

      @Override
      public Sender sender(Topic topic) {
        return good.sender(one(topic.ordered()));
      }

      private Topic one(boolean ordered) {
        return new Topic(ordered ? "ordered" : "all", ordered);
      }
    };
  }

  private static Transport firstTypes(Transport good) {
    Map<String, Set<String>> first = new ConcurrentHashMap<>();
    return Wrong.preparing(
            q ->
                queue(
                    q, q.topics(), first.computeIfAbsent(q.name(), name -> q.types()), q.ordered()))
        .apply(good);
  }
}
