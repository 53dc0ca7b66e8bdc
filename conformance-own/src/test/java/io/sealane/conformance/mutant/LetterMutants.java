package io.sealane.conformance.mutant;

import static io.sealane.conformance.mutant.Mutant.adapter;

import io.sealane.conformance.port.KeepsDeadLetters;
import io.sealane.conformance.port.RedrivesDeadLetters;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetter.Cause;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.deadletter.Redrive;
import io.sealane.transport.deadletter.Selection;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Adapters that are wrong about dead letters. */
final class LetterMutants {

  private LetterMutants() {}

  static List<Mutant> all() {
    return List.of(
        adapter(
            "a letter loses its attributes",
            KeepsDeadLetters.class,
            "53",
            adding(letter -> copy(letter, letter.eventId(), Map.of(), letter.cause()))),
        adapter(
            "a letter loses its attempts",
            KeepsDeadLetters.class,
            "53",
            adding(
                letter ->
                    copy(letter, letter.eventId(), letter.attributes(), once(letter.cause())))),
        adapter(
            "a letter must have an event",
            KeepsDeadLetters.class,
            "54",
            adding(
                letter ->
                    letter.eventId() != null
                        ? letter
                        : copy(letter, "unknown", letter.attributes(), letter.cause()))),
        adapter(
            "two letters of one id are two",
            KeepsDeadLetters.class,
            "56",
            adding(
                letter ->
                    copy(
                        letter,
                        letter.eventId() + "-" + UUID.randomUUID(),
                        letter.attributes(),
                        letter.cause()))),
        adapter(
            "looking at letters takes them",
            KeepsDeadLetters.class,
            "53",
            Wrong.burying(LetterMutants::taking)),
        adapter(
            "discards without looking",
            KeepsDeadLetters.class,
            "53",
            Wrong.burying(
                good ->
                    new WrongLetters(good) {
                      @Override
                      public CompletionStage<Integer> discard(Selection selection) {
                        return good.discard(Selection.all());
                      }
                    })),
        adapter(
            "all queues have the same letters",
            KeepsDeadLetters.class,
            "34",
            LetterMutants::sharing),
        adapter(
            "sends letters back to everybody",
            RedrivesDeadLetters.class,
            "58",
            LetterMutants::toEverybody),
        adapter(
            "sends all letters back, whichever are selected",
            RedrivesDeadLetters.class,
            "58",
            redriving(good -> (selection, rate) -> good.redrive(Selection.all(), rate))),
        adapter(
            "sends letters back as fast as it can",
            RedrivesDeadLetters.class,
            "58",
            redriving(
                good -> (selection, rate) -> good.redrive(selection, Double.POSITIVE_INFINITY))),
        adapter(
            "goes on sending back when cancelled",
            RedrivesDeadLetters.class,
            "58",
            redriving(good -> (selection, rate) -> withoutCancel(good.redrive(selection, rate)))),
        adapter(
            "sends back what has died again",
            RedrivesDeadLetters.class,
            "58",
            redriving(good -> (selection, rate) -> over(twice(good, selection, rate)))),
        adapter(
            "removes letters first and sends after",
            RedrivesDeadLetters.class,
            "67",
            LetterMutants::removingFirst));
  }

  private static UnaryOperator<Transport> adding(UnaryOperator<DeadLetter> change) {
    return Wrong.burying(
        good ->
            new WrongLetters(good) {
              @Override
              public CompletionStage<SendResult> add(DeadLetter letter) {
                return good.add(change.apply(letter));
              }
            });
  }

  private interface Redriving {
    Redrive redrive(Selection selection, double perSecond);
  }

  private static UnaryOperator<Transport> redriving(Function<DeadLetterQueue, Redriving> change) {
    return Wrong.burying(
        good ->
            new WrongLetters(good) {
              @Override
              public Redrive redrive(Selection selection, double perSecond) {
                return change.apply(good).redrive(selection, perSecond);
              }
            });
  }

  private static DeadLetter copy(
      DeadLetter letter,
      @org.jspecify.annotations.Nullable String eventId,
      Map<String, String> attributes,
      Cause cause) {
    return new DeadLetter(
        letter.messageId(),
        eventId,
        letter.type(),
        letter.subscription(),
        letter.key(),
        letter.body(),
        attributes,
        cause);
  }

  private static Cause once(Cause cause) {
    return new Cause(cause.reason(), cause.detail(), 1, cause.firstAt(), cause.deadAt());
  }

  private static DeadLetterQueue taking(DeadLetterQueue good) {
    return new WrongLetters(good) {
      @Override
      public CompletionStage<List<DeadLetter>> list(Selection selection) {
        return good.list(selection)
            .thenCompose(
                letters ->
                    letters.isEmpty()
                        ? CompletableFuture.completedFuture(letters)
                        : good.discard(idsOf(letters)).thenApply(count -> letters));
      }
    };
  }

  private static Selection idsOf(List<DeadLetter> letters) {
    return Selection.ids(letters.stream().map(DeadLetter::id).toArray(String[]::new));
  }

  private static Transport sharing(Transport good) {
    return new Wrong(good) {
      private QueueSpec first;

      @Override
      public DeadLetterQueue deadLetters(QueueSpec queue) {
        first = first == null ? queue : first;
        return good.deadLetters(first);
      }
    };
  }

  private static Transport toEverybody(Transport good) {
    return new Wrong(good) {
      @Override
      public DeadLetterQueue deadLetters(QueueSpec queue) {
        Sender sender = good.sender(queue.topics().get(0));
        return new WrongLetters(good.deadLetters(queue)) {
          @Override
          public Redrive redrive(Selection selection, double perSecond) {
            return over(
                good.list(selection)
                    .thenCompose(letters -> sender.send(messages(letters)))
                    .thenCompose(results -> good.discard(selection)));
          }
        };
      }
    };
  }

  /** Two rounds, which are one too many. */
  private static CompletionStage<Integer> twice(
      DeadLetterQueue good, Selection selection, double rate) {
    CompletionStage<Integer> first = good.redrive(selection, rate).completion();
    return first.thenCompose(
        some -> good.redrive(selection, rate).completion().thenApply(more -> some + more));
  }

  private static Transport removingFirst(Transport good) {
    return new Wrong(good) {
      @Override
      public DeadLetterQueue deadLetters(QueueSpec queue) {
        DeadLetterQueue letters = good.deadLetters(queue);
        return new WrongLetters(letters) {
          @Override
          public Redrive redrive(Selection selection, double perSecond) {
            List<DeadLetter> taken = letters.list(selection).toCompletableFuture().join();
            letters.discard(selection);
            letters.add(taken.get(0));
            return letters.redrive(selection, perSecond);
          }
        };
      }
    };
  }

  private static List<OutgoingMessage> messages(List<DeadLetter> letters) {
    return letters.stream()
        .map(
            letter ->
                new OutgoingMessage(
                    UUID.randomUUID().toString(), letter.key(), letter.body(), letter.attributes()))
        .toList();
  }

  private static Redrive over(CompletionStage<Integer> completion) {
    return new Redrive() {
      @Override
      public int moved() {
        return completion.toCompletableFuture().getNow(0);
      }

      @Override
      public void cancel() {}

      @Override
      public CompletionStage<Integer> completion() {
        return completion;
      }
    };
  }

  private static Redrive withoutCancel(Redrive good) {
    return new Redrive() {
      @Override
      public int moved() {
        return good.moved();
      }

      @Override
      public void cancel() {}

      @Override
      public CompletionStage<Integer> completion() {
        return good.completion();
      }
    };
  }
}
