package io.sealane.claimcheck.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.Sealane;
import io.sealane.claimcheck.ClaimCheck;
import io.sealane.claimcheck.server.Clients;
import io.sealane.codec.EventCatalog;
import io.sealane.consume.RetryPolicy;
import io.sealane.consume.Subscription;
import io.sealane.event.DomainEvent;
import io.sealane.event.Publication;
import io.sealane.servers.Fauxqs;
import io.sealane.snssqs.SnsSqsTransport;
import io.sealane.snssqs.topology.TopologyMode;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.transport.Topic;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.Selection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The whole way over the protocols of SNS, SQS and S3. */
class OverSnsSqsTest {

  private static final String BUCKET = "events";
  private static final int MEBIBYTE = 1 << 20;
  private static Fauxqs server;
  private static Clients clients;

  record CatalogImported(String id, String text) implements DomainEvent {
    @Override
    public String key() {
      return id;
    }
  }

  @BeforeAll
  static void start() {
    server = Fauxqs.start();
    clients = new Clients(server.endpoint());
    clients.blockingS3().createBucket(r -> r.bucket(BUCKET));
  }

  @AfterAll
  static void stop() {
    clients.close();
    server.close();
  }

  private static ClaimCheck transport(SnsAsyncClient sns, SqsAsyncClient sqs, S3AsyncClient s3) {
    TopologySettings settings = TopologySettings.DEFAULTS.withMode(TopologyMode.APPLY);
    Transport broker =
        SnsSqsTransport.of(sns, sqs).withTopology(settings).withLongPoll(Duration.ofSeconds(1));
    // tag::claim-check
    ClaimCheck transport =
        ClaimCheck.over(broker, S3Payloads.of(s3, "events").withPrefix("orders/"))
            .withMaxBytes(32 << 20);
    // end::claim-check
    return transport;
  }

  private static String text(int bytes) {
    return "catalogue \ud83d\ude9a ".repeat(bytes / 15 + 1);
  }

  private static Sealane start(Topic topic, Subscription subscription) {
    return Sealane.over(transport(clients.sns(), clients.sqs(), clients.s3()))
        .publish(EventCatalog.of("catalogs", CatalogImported.class))
        .to(topic)
        .subscribe(subscription)
        .start();
  }

  private static long objects() {
    return clients
        .blockingS3()
        .listObjectsV2(r -> r.bucket(BUCKET).prefix("orders/"))
        .contents()
        .size();
  }

  @Test
  void eventsOfManyMebibytesReachTheirSubscribersInOrder() throws Exception {
    Topic topic = Topic.ordered("imports");
    BlockingQueue<CatalogImported> handled = new LinkedBlockingQueue<>();
    long before = objects();
    try (Sealane sealane =
        start(
            topic,
            Subscription.named("shop")
                .to("imports")
                .ordered()
                .on(CatalogImported.class, handled::add))) {
      List<CatalogImported> events =
          List.of(
              new CatalogImported("c-1", text(3 * MEBIBYTE)),
              new CatalogImported("c-1", "small"),
              new CatalogImported("c-1", text(9 * MEBIBYTE)),
              new CatalogImported("c-1", text(MEBIBYTE)));
      sealane.publisher().publishAll(Publication.ofAll(events));
      List<CatalogImported> seen = new ArrayList<>();
      while (seen.size() < events.size()) {
        seen.add(Objects.requireNonNull(handled.poll(60, TimeUnit.SECONDS)));
      }
      assertThat(seen)
          .extracting(event -> event.text().length())
          .containsExactlyElementsOf(events.stream().map(e -> e.text().length()).toList());
      assertThat(seen.equals(events)).as("each text as it was").isTrue();
    }
    assertThat(objects() - before).as("one for each large event").isEqualTo(3);
  }

  @Test
  void aLargeDeadLetterIsSeenAndSentBack() throws Exception {
    AtomicBoolean repaired = new AtomicBoolean();
    BlockingQueue<CatalogImported> handled = new LinkedBlockingQueue<>();
    CatalogImported event = new CatalogImported("c-2", text(2 * MEBIBYTE));
    try (Sealane sealane =
        start(
            Topic.of("returns"),
            Subscription.named("office")
                .to("returns")
                .retry(RetryPolicy.none())
                .on(
                    CatalogImported.class,
                    imported -> {
                      if (!repaired.get()) {
                        throw new IllegalStateException("not yet");
                      }
                      handled.add(imported);
                    }))) {
      sealane.publisher().publish(event);
      DeadLetter letter = firstLetter(sealane);
      assertThat(letter.body()).hasSizeGreaterThan(2 * MEBIBYTE);
      assertThat(letter.cause().detail()).contains("not yet");
      repaired.set(true);
      String id = letter.id();
      assertThat(sealane.deadLetters("office").redrive(Selection.ids(id))).isEqualTo(1);
      assertThat(handled.poll(60, TimeUnit.SECONDS)).isEqualTo(event);
    }
  }

  private static DeadLetter firstLetter(Sealane sealane) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < end) { // each list waits a second at the server
      List<DeadLetter> letters = sealane.deadLetters("office").list(Selection.first(1));
      if (!letters.isEmpty()) {
        return letters.get(0);
      }
    }
    throw new AssertionError("no dead letter within a minute");
  }
}
