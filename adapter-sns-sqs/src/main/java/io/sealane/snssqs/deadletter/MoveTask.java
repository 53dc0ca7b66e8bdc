package io.sealane.snssqs.deadletter;

import io.sealane.snssqs.call.AwsCalls;
import io.sealane.snssqs.call.Failures;
import io.sealane.snssqs.call.SqsActions;
import io.sealane.time.Scheduler;
import io.sealane.transport.deadletter.PacedRedrive;
import io.sealane.transport.deadletter.Redrive;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.CancelMessageMoveTaskRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksRequest;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResponse;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;

/**
 * A re-drive of all letters that SQS does by itself. Letters keep the attribute that says why they
 * died; the receiver reads where they come from out of it. Where the service refuses the task (it
 * may not be allowed, or another is running), the letters are moved one by one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html">
 *     StartMessageMoveTask</a>
 */
final class MoveTask implements Redrive {

  /** SQS takes whole numbers up to this. */
  private static final int FASTEST = 500;

  /** What is slower is moved one by one, so that its pace is exact. */
  private static final int SLOWEST = 100;

  private static final Duration LOOK = Duration.ofMillis(500);

  private final AwsCalls calls;
  private final Supplier<CompletionStage<String>> source;
  private final Supplier<CompletionStage<String>> letters;
  private final double perSecond;
  private final Scheduler scheduler;
  private final PacedRedrive oneByOne;
  private final CompletableFuture<Integer> completion = new CompletableFuture<>();
  private volatile int moved;
  private volatile boolean byItself = true;
  private volatile boolean stopped;
  private boolean cancelled;
  private @Nullable String handle;

  MoveTask(
      AwsCalls calls,
      Supplier<CompletionStage<String>> source,
      Supplier<CompletionStage<String>> letters,
      double perSecond,
      Scheduler scheduler,
      PacedRedrive oneByOne) {
    this.calls = calls;
    this.source = source;
    this.letters = letters;
    this.perSecond = perSecond;
    this.scheduler = scheduler;
    this.oneByOne = oneByOne;
  }

  /** Whether SQS can do it that fast. */
  static boolean isFor(double perSecond) {
    return perSecond >= SLOWEST;
  }

  void start() {
    arn(letters)
        .thenCombine(arn(source), (from, to) -> begin(from, to))
        .thenCompose(begun -> begun)
        .whenComplete(
            (from, thrown) -> {
              if (thrown == null) {
                look(from);
              } else {
                insteadOneByOne(thrown);
              }
            });
  }

  @Override
  public int moved() {
    return byItself ? moved : oneByOne.moved();
  }

  @Override
  public void cancel() {
    String running;
    synchronized (this) {
      cancelled = true;
      running = handle;
      handle = null;
    }
    oneByOne.cancel();
    if (running != null) {
      stop(running);
    }
  }

  @Override
  public CompletionStage<Integer> completion() {
    return completion.minimalCompletionStage();
  }

  private CompletionStage<String> arn(Supplier<CompletionStage<String>> url) {
    return url.get()
        .thenCompose(
            address ->
                calls.call(
                    SqsActions.GET_ATTRIBUTES,
                    GetQueueAttributesRequest.builder()
                        .queueUrl(address)
                        .attributeNames(QueueAttributeName.QUEUE_ARN)
                        .build()))
        .thenApply(response -> response.attributes().get(QueueAttributeName.QUEUE_ARN));
  }

  private CompletionStage<String> begin(String from, String to) {
    StartMessageMoveTaskRequest.Builder request =
        StartMessageMoveTaskRequest.builder().sourceArn(from).destinationArn(to);
    if (!Double.isInfinite(perSecond)) {
      request.maxNumberOfMessagesPerSecond((int) Math.min(FASTEST, perSecond));
    }
    return calls
        .call(SqsActions.START_MOVE, request.build())
        .thenApply(
            response -> {
              began(response.taskHandle());
              return from;
            });
  }

  private void began(String task) {
    synchronized (this) {
      if (!cancelled) {
        handle = task;
        return;
      }
    }
    stop(task);
  }

  private void stop(String task) {
    CancelMessageMoveTaskRequest request =
        CancelMessageMoveTaskRequest.builder().taskHandle(task).build();
    // What comes of it, the next look shows.
    calls
        .call(SqsActions.CANCEL_MOVE, request)
        .thenAccept(
            response -> {
              count(response.approximateNumberOfMessagesMoved());
              stopped = true;
            })
        .exceptionally(thrown -> null);
  }

  private void count(@Nullable Long messages) {
    moved = messages == null ? moved : messages.intValue();
  }

  private void insteadOneByOne(Throwable thrown) {
    if (Failures.of(thrown).isRetryable()) {
      completion.completeExceptionally(thrown);
      return;
    }
    byItself = false;
    oneByOne
        .completion()
        .whenComplete(
            (count, failed) -> {
              if (failed == null) {
                completion.complete(count);
              } else {
                completion.completeExceptionally(failed);
              }
            });
    oneByOne.start();
  }

  private void look(String from) {
    calls
        .call(
            SqsActions.LIST_MOVES,
            ListMessageMoveTasksRequest.builder().sourceArn(from).maxResults(1).build())
        .whenComplete(
            (response, thrown) -> {
              if (thrown != null && !Failures.of(thrown).isRetryable()) {
                completion.completeExceptionally(thrown);
                return;
              }
              List<ListMessageMoveTasksResultEntry> tasks =
                  response == null ? List.of() : response.results();
              if (tasks.isEmpty() ? !isForgotten(response) : !isOver(tasks.get(0))) {
                scheduler.schedule(() -> look(from), LOOK);
              }
            });
  }

  /** No list has to hold what was cancelled; one that is empty at the start is only late. */
  private boolean isForgotten(@Nullable ListMessageMoveTasksResponse response) {
    if (response != null && stopped) {
      completion.complete(moved);
    }
    return completion.isDone();
  }

  private boolean isOver(ListMessageMoveTasksResultEntry task) {
    count(task.approximateNumberOfMessagesMoved());
    String status = String.valueOf(task.status());
    if (status.equals("FAILED")) {
      completion.completeExceptionally(
          new IllegalStateException("SQS could not move the letters: " + task.failureReason()));
    } else if (status.equals("COMPLETED") || status.equals("CANCELLED")) {
      completion.complete(moved);
    }
    return completion.isDone();
  }
}
