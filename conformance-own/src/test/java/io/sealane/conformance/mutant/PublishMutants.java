package io.sealane.conformance.mutant;

import static io.sealane.conformance.mutant.Mutant.pipeline;
import static java.util.concurrent.CompletableFuture.completedFuture;

import io.sealane.conformance.lifecycle.KeepsSecrets;
import io.sealane.conformance.lifecycle.SurvivesOutages;
import io.sealane.conformance.publishing.AnswersTruly;
import io.sealane.conformance.publishing.PacksBatches;
import io.sealane.conformance.publishing.PublishesConcurrently;
import io.sealane.error.Failure;
import io.sealane.transport.Capabilities;
import io.sealane.transport.Transport;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendLimits;
import io.sealane.transport.send.SendResult;
import io.sealane.transport.send.Sender;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Mistakes of publishing, made between the pipeline and the adapter. */
final class PublishMutants {

  private PublishMutants() {}

  static List<Mutant> all() {
    return List.of(
        pipeline(
            "completes before the broker has answered",
            AnswersTruly.class,
            "11",
            Wrong.sending(
                good ->
                    new WrongSender(good) {
                      @Override
                      public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
                        good.send(batch);
                        return completedFuture(accepted(batch));
                      }
                    })),
        pipeline(
            "does not look at entries that failed",
            AnswersTruly.class,
            "16",
            answering(result -> new SendResult.Accepted("whatever"))),
        pipeline(
            "sends the whole batch again",
            AnswersTruly.class,
            "16",
            Wrong.sending(PublishMutants::wholeAgain)),
        pipeline(
            "says of the unknown that it was refused",
            AnswersTruly.class,
            "17",
            answering(
                result ->
                    result instanceof SendResult.Unknown unknown
                        ? new SendResult.Rejected(unknown.failure())
                        : result)),
        pipeline(
            "gives each retry an id of its own",
            AnswersTruly.class,
            "17",
            Wrong.sendingEach(
                m ->
                    new OutgoingMessage(
                        UUID.randomUUID().toString(), m.key(), m.body(), m.attributes()))),
        pipeline(
            "drops what is throttled",
            AnswersTruly.class,
            "18",
            answering(
                result ->
                    kindOf(result) == Failure.Kind.THROTTLED
                        ? new SendResult.Accepted("dropped")
                        : result)),
        pipeline(
            "does not wait as long as it is asked",
            AnswersTruly.class,
            "18",
            answering(
                result ->
                    kindOf(result) == Failure.Kind.THROTTLED
                        ? rejected(Failure.Kind.THROTTLED, "too many requests")
                        : result)),
        pipeline(
            "tries a missing topic again and again",
            AnswersTruly.class,
            "21",
            answering(
                result ->
                    kindOf(result) == Failure.Kind.MISSING
                        ? rejected(Failure.Kind.TRANSIENT, "not there")
                        : result)),
        pipeline(
            "tries without permission again and again",
            SurvivesOutages.class,
            "66",
            answering(
                result ->
                    kindOf(result) == Failure.Kind.DENIED
                        ? rejected(Failure.Kind.TRANSIENT, "denied")
                        : result)),
        pipeline(
            "does not split by count",
            PacksBatches.class,
            "13",
            limits(
                l -> limits(l, l.maxBatchCount() * 10, l.maxMessageBytes(), 1, l.reservedBytes()))),
        pipeline(
            "sends in the other order",
            PacksBatches.class,
            "13",
            Wrong.sending(
                good ->
                    new WrongSender(good) {
                      @Override
                      public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
                        return good.send(AdapterMutants.reversed(batch))
                            .thenApply(AdapterMutants::reversed);
                      }
                    })),
        pipeline(
            "counts characters for bytes",
            PacksBatches.class,
            "14",
            limits(l -> limits(l, l.maxBatchCount(), l.maxMessageBytes(), 3, l.reservedBytes()))),
        pipeline(
            "leaves size to the broker",
            PacksBatches.class,
            "15",
            limits(
                l -> limits(l, l.maxBatchCount(), 2 * l.maxMessageBytes(), 2, l.reservedBytes()))),
        pipeline(
            "reserves nothing for the dead letter",
            PacksBatches.class,
            "15",
            limits(l -> limits(l, l.maxBatchCount(), l.maxMessageBytes(), 1, 0))),
        pipeline(
            "sends every header as an attribute",
            PacksBatches.class,
            "3",
            Wrong.sendingEach(
                m ->
                    AdapterMutants.attributes(
                        m,
                        Map.of("ce_type", m.attributes().get("ce_type"), "h1", "v", "h2", "v")))),
        pipeline(
            "mixes up two messages of a batch",
            PublishesConcurrently.class,
            "12",
            Wrong.sending(
                good ->
                    new WrongSender(good) {
                      @Override
                      public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
                        return good.send(mixed(batch));
                      }
                    })),
        pipeline(
            "quotes the body in a failure",
            KeepsSecrets.class,
            "68",
            Wrong.sending(
                good ->
                    new WrongSender(good) {
                      @Override
                      public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
                        String body = new String(batch.get(0).body(), StandardCharsets.UTF_8);
                        return good.send(batch)
                            .thenApply(
                                results ->
                                    results.stream().map(result -> quoting(result, body)).toList());
                      }
                    })));
  }

  private static List<SendResult> accepted(List<OutgoingMessage> batch) {
    return Collections.nCopies(batch.size(), new SendResult.Accepted("soon"));
  }

  private static UnaryOperator<Transport> answering(UnaryOperator<SendResult> change) {
    return Wrong.sending(
        good ->
            new WrongSender(good) {
              @Override
              public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
                return good.send(batch).thenApply(results -> results.stream().map(change).toList());
              }
            });
  }

  private static Failure.@Nullable Kind kindOf(SendResult result) {
    return result instanceof SendResult.Rejected rejected ? rejected.failure().kind() : null;
  }

  private static SendResult rejected(Failure.Kind kind, String reason) {
    return new SendResult.Rejected(Failure.of(kind, reason));
  }

  private static SendResult quoting(SendResult result, String body) {
    return result instanceof SendResult.Rejected rejected
        ? rejected(rejected.failure().kind(), "refused: " + body)
        : result;
  }

  private static Sender wholeAgain(Sender good) {
    Set<List<OutgoingMessage>> again = ConcurrentHashMap.newKeySet();
    return new WrongSender(good) {
      @Override
      public CompletionStage<List<SendResult>> send(List<OutgoingMessage> batch) {
        return good.send(batch)
            .thenCompose(
                results ->
                    results.stream().allMatch(SendResult.Accepted.class::isInstance)
                            || !again.add(batch)
                        ? completedFuture(results)
                        : good.send(batch));
      }
    };
  }

  private static UnaryOperator<Transport> limits(UnaryOperator<SendLimits> change) {
    return good ->
        new Wrong(good) {
          @Override
          public Capabilities capabilities() {
            return good.capabilities().withEachLimit(change);
          }
        };
  }

  private static SendLimits limits(
      SendLimits good, int count, int messageBytes, int batches, int reserved) {
    return new SendLimits(
        count,
        messageBytes,
        batches * good.maxBatchBytes(),
        good.maxAttributes(),
        reserved,
        good.onePerKey());
  }

  private static List<OutgoingMessage> mixed(List<OutgoingMessage> batch) {
    if (batch.size() < 2) {
      return batch;
    }
    List<OutgoingMessage> mixed = new ArrayList<>(batch);
    mixed.set(0, AdapterMutants.body(batch.get(0), batch.get(1).body()));
    mixed.set(1, AdapterMutants.body(batch.get(1), batch.get(0).body()));
    return mixed;
  }
}
