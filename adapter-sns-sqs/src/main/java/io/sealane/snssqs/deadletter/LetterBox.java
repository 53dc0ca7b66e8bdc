package io.sealane.snssqs.deadletter;

import io.sealane.snssqs.call.AwsCalls;
import io.sealane.snssqs.call.SqsActions;
import io.sealane.snssqs.message.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** The queue that a subscription's dead letters are in. Stages fail with what the SDK threw. */
final class LetterBox {

  static final int PAGE = 10;

  /** Long enough for SQS to ask all its servers, which a receive that does not wait may not. */
  private static final int WAIT_SECONDS = 1;

  private final String subscription;
  private final AwsCalls calls;
  private final Supplier<CompletionStage<String>> url;

  LetterBox(String subscription, AwsCalls calls, Supplier<CompletionStage<String>> url) {
    this.subscription = subscription;
    this.calls = calls;
    this.url = url;
  }

  /** How many letters a step moves, so that no burst is greater than a tenth of a second's. */
  static int pageOf(double perSecond) {
    return (int) Math.max(1, Math.min(PAGE, perSecond / 10));
  }

  /**
   * Takes letters out of sight.
   *
   * @param max 1 to {@link #PAGE}
   * @param seconds for how long
   * @return none if there are no others
   */
  CompletionStage<List<HeldLetter>> take(int max, int seconds) {
    return url.get()
        .thenCompose(
            address ->
                calls.call(
                    SqsActions.RECEIVE,
                    ReceiveMessageRequest.builder()
                        .queueUrl(address)
                        .maxNumberOfMessages(max)
                        .waitTimeSeconds(WAIT_SECONDS)
                        .visibilityTimeout(seconds)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .build()))
        .thenApply(response -> response.messages().stream().map(this::held).toList());
  }

  /**
   * What came of a deletion.
   *
   * @param gone those that certainly are gone
   * @param stale those whose receipts are good for nothing any more: they are gone as well, or are
   *     going to come again
   */
  record Removal(List<HeldLetter> gone, List<HeldLetter> stale) {

    private static Removal none() {
      return new Removal(new ArrayList<>(), new ArrayList<>());
    }

    private Removal and(Removal other) {
      gone.addAll(other.gone);
      stale.addAll(other.stale);
      return this;
    }
  }

  /** Deletes letters that are held. */
  CompletionStage<Removal> remove(List<HeldLetter> letters) {
    CompletionStage<Removal> all = CompletableFuture.completedStage(Removal.none());
    for (int from = 0; from < letters.size(); from += PAGE) {
      List<HeldLetter> page = letters.subList(from, Math.min(letters.size(), from + PAGE));
      all = all.thenCompose(before -> removePage(page).thenApply(before::and));
    }
    return all;
  }

  /** Changes for how long letters stay out of sight; zero shows them again. */
  CompletionStage<Void> hide(List<HeldLetter> letters, int seconds) {
    CompletionStage<Void> all = CompletableFuture.completedStage(null);
    for (int from = 0; from < letters.size(); from += PAGE) {
      List<HeldLetter> page = letters.subList(from, Math.min(letters.size(), from + PAGE));
      all = all.thenCompose(done -> hidePage(page, seconds));
    }
    return all;
  }

  private CompletionStage<Removal> removePage(List<HeldLetter> page) {
    List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
    for (HeldLetter held : page) {
      entries.add(
          DeleteMessageBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .receiptHandle(held.handle())
              .build());
    }
    return url.get()
        .thenCompose(
            address ->
                calls.call(
                    SqsActions.DELETE,
                    DeleteMessageBatchRequest.builder().queueUrl(address).entries(entries).build()))
        .thenApply(response -> removal(page, response));
  }

  private static Removal removal(List<HeldLetter> page, DeleteMessageBatchResponse response) {
    Removal removal = Removal.none();
    response.successful().forEach(entry -> add(entry.id(), page, removal.gone()));
    response.failed().stream()
        .filter(entry -> Boolean.TRUE.equals(entry.senderFault()))
        .forEach(entry -> add(entry.id(), page, removal.stale()));
    return removal;
  }

  /** An entry's id is its place in the request. */
  private static void add(String id, List<HeldLetter> page, List<HeldLetter> to) {
    for (int place = 0; place < page.size(); place++) {
      if (Integer.toString(place).equals(id)) {
        to.add(page.get(place));
      }
    }
  }

  private CompletionStage<Void> hidePage(List<HeldLetter> page, int seconds) {
    List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
    for (HeldLetter held : page) {
      entries.add(
          ChangeMessageVisibilityBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .receiptHandle(held.handle())
              .visibilityTimeout(seconds)
              .build());
    }
    return url.get()
        .thenCompose(
            address ->
                calls.call(
                    SqsActions.CHANGE_VISIBILITY,
                    ChangeMessageVisibilityBatchRequest.builder()
                        .queueUrl(address)
                        .entries(entries)
                        .build()))
        .thenApply(response -> null);
  }

  private HeldLetter held(Message message) {
    return new HeldLetter(
        Letters.read(message, Read.of(message), subscription),
        message.receiptHandle(),
        message.messageId(),
        Letters.sentAt(message));
  }
}
