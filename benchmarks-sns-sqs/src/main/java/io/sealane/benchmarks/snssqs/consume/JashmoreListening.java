package io.sealane.benchmarks.snssqs.consume;

import com.jashmore.sqs.QueueProperties;
import com.jashmore.sqs.container.MessageListenerContainer;
import com.jashmore.sqs.container.prefetching.ImmutablePrefetchingMessageListenerContainerProperties;
import com.jashmore.sqs.container.prefetching.PrefetchingMessageListenerContainer;
import com.jashmore.sqs.processor.LambdaMessageProcessor;
import io.sealane.benchmarks.snssqs.client.Clients;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.model.Message;

/** Java Dynamic SQS Listener's prefetching container. */
final class JashmoreListening implements Listening {

  private final MessageListenerContainer container;

  JashmoreListening(Clients clients, String queue, int concurrency, Work work) {
    QueueProperties properties = QueueProperties.builder().queueUrl(clients.url(queue)).build();
    container =
        new PrefetchingMessageListenerContainer(
            queue,
            properties,
            clients.sqs(),
            () ->
                new LambdaMessageProcessor(
                    clients.sqs(),
                    properties,
                    (Message message) -> work.handle(Orders.read(message.body()))),
            ImmutablePrefetchingMessageListenerContainerProperties.builder()
                .concurrencyLevel(concurrency)
                .concurrencyPollingRate(Duration.ofMinutes(1))
                .errorBackoffTime(Duration.ofSeconds(1))
                .messageVisibilityTimeout(Duration.ofSeconds(30))
                .desiredMinPrefetchedMessages(10)
                .maxPrefetchedMessages(20)
                .build());
  }

  @Override
  public void start() {
    container.start();
  }

  @Override
  public void stop() {
    container.stop(Duration.ofSeconds(30));
  }
}
