package io.sealane.snssqs.crash;

import io.sealane.Sealane;
import io.sealane.SealaneBuilder;
import io.sealane.conformance.sample.ShopEvent;
import io.sealane.conformance.sample.ShopEvent.Opened;
import io.sealane.consume.EventContext;
import io.sealane.consume.RetryPolicy;
import io.sealane.consume.Subscription;
import io.sealane.event.Publication;
import io.sealane.snssqs.oracle.EffectsTable;
import io.sealane.snssqs.oracle.PublisherJournal;
import io.sealane.snssqs.server.Clients;
import io.sealane.snssqs.server.Prepared;
import io.sealane.store.Fingerprint;
import io.sealane.store.GuardKey;
import io.sealane.store.TransactionalGuard;
import io.sealane.time.Scheduler;
import io.sealane.transport.Topic;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/**
 * A process that publishes or consumes until its standard input ends, if it is not killed before.
 *
 * <p>Arguments: {@code publish} or {@code consume}, the endpoint, the topic, a folder, whether
 * order is kept; to publish the first number and the one behind the last too.
 */
final class Child {

  /** Short, so that what a dead process held comes again soon. */
  static final Duration LEASE = Duration.ofSeconds(2);

  /** What a consumer says when it consumes. */
  static final String READY = "ready";

  /** No divisor of ten: where order is kept, no key has more than its share of slow events. */
  private static final int KEYS = 7;

  private Child() {}

  public static void main(String[] args) throws Exception {
    Topic topic = new Topic(args[2], Boolean.parseBoolean(args[4]));
    Path folder = Path.of(args[3]);
    Clients clients = Clients.of(URI.create(args[1]));
    SealaneBuilder builder = Sealane.over(new CrashingTransport(Prepared.transport(clients)));
    if (args[0].equals("publish")) {
      publish(builder, topic, folder, Integer.parseInt(args[5]), Integer.parseInt(args[6]));
    } else {
      consume(builder, topic, folder);
    }
    Runtime.getRuntime().halt(0);
  }

  /** Publishes what no process before this one was told that the broker has. */
  private static void publish(SealaneBuilder builder, Topic topic, Path folder, int from, int to) {
    Sealane sealane = builder.publish(ShopEvent.CATALOG).to(topic).start();
    PublisherJournal journal = new PublisherJournal(folder.resolve("journal"));
    publish(sealane, journal, topic.name(), from, to);
    sealane.close();
  }

  static void publish(Sealane sealane, PublisherJournal journal, String topic, int from, int to) {
    Set<String> acked = journal.acked();
    for (int number = from; number < to; number++) {
      String id = topic + "-" + number;
      if (!acked.contains(id)) {
        journal.tries(id);
        Opened event = new Opened("key-" + number % KEYS, Integer.toString(number));
        sealane.publisher().publish(Publication.of(event).withId(id));
        CrashPoint.AFTER_SEND_BEFORE_JOURNAL.pass();
        journal.acked(id);
      }
    }
  }

  private static void consume(SealaneBuilder builder, Topic topic, Path folder) throws IOException {
    EffectsTable table = new EffectsTable(folder.resolve("effects"));
    Subscription subscription =
        Subscription.named(topic.name() + "-till")
            .to(topic.name())
            .lease(LEASE, Duration.ofMinutes(5))
            .retry(RetryPolicy.none())
            .guardedBy(new Passing(table))
            .onWithContext(Opened.class, (event, context) -> handle(table, event, context));
    Sealane sealane =
        builder
            .read(ShopEvent.CATALOG)
            .topics(topic)
            .subscribe(topic.ordered() ? subscription.ordered() : subscription)
            .start();
    System.out.println(READY);
    while (System.in.read() >= 0) {
      continue; // until the parent has gone
    }
    sealane.close();
  }

  /** One of ten events takes longer than a lease, and another is never handled. */
  private static void handle(EffectsTable table, Opened event, EventContext context)
      throws Exception {
    int number = Integer.parseInt(event.text());
    CrashPoint.BEFORE_EFFECT.pass();
    if (isRefused(number)) {
      throw new IllegalStateException("provoked");
    }
    if (number % 10 == 7) {
      longerThanTheLease();
    }
    table.add(context.metadata().id(), event.order(), number);
    CrashPoint.AFTER_EFFECT_BEFORE_COMMIT.pass();
  }

  /** What becomes a dead letter in place of an effect. */
  static boolean isRefused(int number) {
    return number % 10 == 3;
  }

  private static void longerThanTheLease() throws Exception {
    try {
      Scheduler.system().await(new CompletableFuture<Void>(), LEASE.plusSeconds(1));
    } catch (TimeoutException e) {
      return; // that was long enough
    }
  }

  /** Passes the point after the commit. */
  private record Passing(EffectsTable table) implements TransactionalGuard {
    @Override
    public Verdict handle(GuardKey key, Fingerprint content, Work work) throws Exception {
      Verdict verdict = table.handle(key, content, work);
      CrashPoint.AFTER_COMMIT.pass();
      return verdict;
    }
  }
}
