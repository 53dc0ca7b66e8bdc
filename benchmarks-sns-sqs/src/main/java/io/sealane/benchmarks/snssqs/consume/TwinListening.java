package io.sealane.benchmarks.snssqs.consume;

import io.sealane.benchmarks.snssqs.client.Clients;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The loop that one would write by hand for speed alone, as many times as handlers may run. It has
 * no heartbeat, no retry, no guard.
 */
final class TwinListening implements Listening {

  private final SqsAsyncClient sqs;
  private final String url;
  private final Work work;
  private final List<Thread> loops = new ArrayList<>();
  private volatile boolean stopped;

  TwinListening(Clients clients, String queue, int concurrency, Work work) {
    this.sqs = clients.sqs();
    this.url = clients.url(queue);
    this.work = work;
    for (int i = 0; i < concurrency; i++) {
      loops.add(new Thread(this::loop, "twin-" + i));
    }
  }

  @Override
  public void start() {
    loops.forEach(Thread::start);
  }

  /** Its open polls go on: it has nothing that would end them. */
  @Override
  public void stop() throws InterruptedException {
    stopped = true;
    for (Thread loop : loops) {
      loop.join();
    }
  }

  private void loop() {
    CompletableFuture<?> deleted = CompletableFuture.completedFuture(null);
    while (!stopped) {
      List<Message> messages =
          sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(20))
              .join()
              .messages();
      messages.forEach(message -> work.handle(Orders.read(message.body())));
      if (!messages.isEmpty()) {
        deleted = sqs.deleteMessageBatch(r -> r.queueUrl(url).entries(entries(messages)));
      }
    }
    deleted.join();
  }

  private static List<DeleteMessageBatchRequestEntry> entries(List<Message> messages) {
    return messages.stream()
        .map(
            message ->
                DeleteMessageBatchRequestEntry.builder()
                    .id(message.messageId())
                    .receiptHandle(message.receiptHandle())
                    .build())
        .toList();
  }
}
