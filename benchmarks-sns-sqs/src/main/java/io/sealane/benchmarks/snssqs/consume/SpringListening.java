package io.sealane.benchmarks.snssqs.consume;

import io.awspring.cloud.sqs.listener.BackPressureMode;
import io.awspring.cloud.sqs.listener.SqsMessageListenerContainer;
import io.sealane.benchmarks.snssqs.client.Clients;
import java.time.Duration;

/** Spring Cloud AWS's container, with its defaults or with what its documentation has for speed. */
final class SpringListening implements Listening {

  /** The service's limit, and the container's default; it refuses more than it may handle. */
  private static final int MOST_PER_POLL = 10;

  private final SqsMessageListenerContainer<String> container;

  SpringListening(Clients clients, String queue, int concurrency, Work work, boolean tuned) {
    container =
        SqsMessageListenerContainer.<String>builder()
            .sqsAsyncClient(clients.sqs())
            .queueNames(queue)
            .messageListener(message -> work.handle(Orders.read(message.getPayload())))
            .configure(
                options -> {
                  options
                      .maxConcurrentMessages(concurrency)
                      .maxMessagesPerPoll(Math.min(MOST_PER_POLL, concurrency));
                  if (tuned) {
                    options
                        .backPressureMode(BackPressureMode.FIXED_HIGH_THROUGHPUT)
                        .pollTimeout(Duration.ofSeconds(20));
                  }
                })
            .build();
  }

  @Override
  public void start() {
    container.start();
  }

  @Override
  public void stop() {
    container.stop();
  }
}
