package io.sealane.snssqs.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.Sealane;
import io.sealane.SealaneBuilder;
import io.sealane.conformance.sample.ShopEvent;
import io.sealane.conformance.sample.ShopEvent.Opened;
import io.sealane.consume.RetryPolicy;
import io.sealane.consume.Subscription;
import io.sealane.error.Failure;
import io.sealane.observe.Signal;
import io.sealane.snssqs.SnsSqsTransport;
import io.sealane.snssqs.server.Clients;
import io.sealane.snssqs.server.Leftovers;
import io.sealane.snssqs.server.Prepared;
import io.sealane.snssqs.server.Shared;
import io.sealane.snssqs.topology.TopologyMode;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.transport.Topic;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.Selection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A message that fills SQS's limit leaves no room for the reason of a dead letter. */
class RefusedLetterTest {

  private static final int MEBIBYTE = 1_048_576;

  @RegisterExtension static final Shared SERVER = Shared.elasticMq();

  private final String name = "full-" + UUID.randomUUID().toString().substring(0, 8);
  private final Topic topic = Topic.ordered(name);
  private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();
  private final List<Failure> refusals = new CopyOnWriteArrayList<>();
  private final Clients clients = Clients.of(SERVER.endpoint());
  private final SnsSqsTransport transport =
      SnsSqsTransport.of(clients.sqs())
          .withTopology(
              TopologySettings.DEFAULTS.withMode(TopologyMode.APPLY).withHighThroughput(false))
          .withLongPoll(Duration.ofSeconds(1));

  private SealaneBuilder application() {
    return Sealane.over(transport)
        .publish(ShopEvent.CATALOG)
        .to(topic)
        .observe(
            (signal, at) -> {
              if (signal instanceof Signal.NotDeadLettered not) {
                refusals.add(not.failure());
              }
            })
        .subscribe(
            Subscription.named(name)
                .to(name)
                .ordered()
                .retry(RetryPolicy.none())
                .on(Opened.class, opened -> handled.add(opened.text())));
  }

  @AfterEach
  void end() {
    Leftovers.remove(clients, transport.topology(application().topology(transport)).desired());
    clients.close();
  }

  @Test
  void itHoldsNoGroupAndComesToTheDeadLettersWholeBySqsItself() throws Exception {
    try (Sealane sealane = application().start()) {
      String url = Prepared.url(clients, name, true);
      givesUpAfter(3, url);
      String foreign = "x".repeat(MEBIBYTE);
      clients
          .sqs()
          .sendMessage(
              r ->
                  r.queueUrl(url)
                      .messageBody(foreign)
                      .messageGroupId("k")
                      .messageDeduplicationId("foreign"))
          .join();
      sealane.publisher().publish(new Opened("k", "behind it"));
      assertThat(handled.poll(60, TimeUnit.SECONDS)).isEqualTo("behind it");

      DeadLetter letter = letter(sealane);
      assertThat(letter.cause().reason()).isEqualTo(DeadLetter.Reason.BROKER);
      assertThat(letter.key()).isEqualTo("k");
      assertThat(letter.body()).hasSize(MEBIBYTE);
      assertThat(refusals)
          .as("one for each receive, and all for the same reason")
          .hasSizeBetween(1, 3)
          .allMatch(failure -> failure.kind() == Failure.Kind.INVALID);
    }
  }

  /** Sooner than ten times the attempts: what is to be shown is that it does. */
  private void givesUpAfter(int receives, String url) {
    QueueAttributeName policy = QueueAttributeName.REDRIVE_POLICY;
    String applied =
        clients
            .sqs()
            .getQueueAttributes(r -> r.queueUrl(url).attributeNames(policy))
            .join()
            .attributes()
            .get(policy);
    String sooner =
        applied.replaceAll("\"maxReceiveCount\":\"?[0-9]+\"?", "\"maxReceiveCount\":" + receives);
    assertThat(sooner).isNotEqualTo(applied);
    clients
        .sqs()
        .setQueueAttributes(r -> r.queueUrl(url).attributes(Map.of(policy, sooner)))
        .join();
  }

  private DeadLetter letter(Sealane sealane) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < end) { // each list waits a second at the server
      List<DeadLetter> letters = sealane.deadLetters(name).list(Selection.first(1));
      if (!letters.isEmpty()) {
        return letters.get(0);
      }
    }
    throw new AssertionError("no dead letter within a minute");
  }
}
