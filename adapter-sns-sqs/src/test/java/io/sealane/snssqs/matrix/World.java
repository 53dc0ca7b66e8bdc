package io.sealane.snssqs.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.Sealane;
import io.sealane.conformance.proxy.HttpFaultProxy;
import io.sealane.conformance.sample.ShopEvent;
import io.sealane.conformance.sample.ShopEvent.Opened;
import io.sealane.conformance.time.TestTime;
import io.sealane.consume.ContextHandler;
import io.sealane.consume.EventContext;
import io.sealane.consume.Subscription;
import io.sealane.error.PublishException;
import io.sealane.event.Publication;
import io.sealane.snssqs.fault.AwsRouter;
import io.sealane.snssqs.fault.WireFaults;
import io.sealane.snssqs.oracle.EffectsTable;
import io.sealane.snssqs.oracle.Finding;
import io.sealane.snssqs.oracle.Findings;
import io.sealane.snssqs.oracle.PublisherJournal;
import io.sealane.snssqs.server.AwsServer;
import io.sealane.snssqs.server.Clients;
import io.sealane.snssqs.server.Prepared;
import io.sealane.transport.Topic;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.Selection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** A publisher, its consumers, what is between them, and the oracle that looks on. */
final class World implements AutoCloseable {

  static final Duration LEASE = Duration.ofSeconds(4);
  private static final Duration MAX_LEASE = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final int KEYS = 5;

  /** Ten minutes, if each is refused at once. */
  private static final int TRIES = 1_200;

  private final String name = "matrix-" + UUID.randomUUID().toString().substring(0, 8);
  private final TestTime time = TestTime.real();
  private final HttpFaultProxy proxy;
  private final WireFaults faults;
  private final Clients clients;
  private final Topic topic;
  private final Prepared prepared;
  private final PublisherJournal journal;
  private final EffectsTable effects;
  private final Deque<Sealane> open = new ArrayDeque<>();
  private final Sealane publisher;
  private final Set<String> buried = ConcurrentHashMap.newKeySet();
  private Duration longPoll = Duration.ofSeconds(1);
  private final boolean topics;
  private Duration trouble = Duration.ZERO;
  private int published;
  private long healedAt;

  World(AwsServer server, boolean ordered) {
    this(server, ordered, Clients::of);
  }

  World(AwsServer server, boolean ordered, ClientsOf clientsOf) {
    proxy = HttpFaultProxy.before(server.endpoint(), new AwsRouter(), 4);
    faults =
        new WireFaults(proxy, (int) LEASE.toSeconds(), request -> request.text().contains("-dead"));
    clients = clientsOf.at(proxy.endpoint());
    topics = server.hasTopics();
    topic = new Topic(name, ordered);
    prepared = Prepared.of(clients, topics, topic, subscription(), LEASE);
    Path folder = newFolder();
    journal = new PublisherJournal(folder.resolve("journal"));
    effects = new EffectsTable(folder.resolve("effects"));
    publisher =
        opened(
            Sealane.over(transport())
                .publish(ShopEvent.CATALOG)
                .to(topic)
                .publishWithin(Duration.ofSeconds(20))
                .start());
  }

  /** Makes clients of an endpoint. */
  interface ClientsOf {
    Clients at(URI endpoint);
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target", "oracle")), "w");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpFaultProxy proxy() {
    return proxy;
  }

  WireFaults faults() {
    return faults;
  }

  Clients clients() {
    return clients;
  }

  EffectsTable effects() {
    return effects;
  }

  PublisherJournal journal() {
    return journal;
  }

  Topic topic() {
    return topic;
  }

  String subscription() {
    return name + "-till";
  }

  /** Consumers wait so long for messages from now on. */
  World waiting(Duration span) {
    longPoll = span;
    return this;
  }

  Transport transport() {
    return prepared.transport(clients, topics, longPoll);
  }

  /** A consumer whose handler writes an effect. */
  Sealane consumer() {
    return consumer(this::effect);
  }

  /** A consumer with that handler. */
  Sealane consumer(ContextHandler<Opened> handler) {
    return consumer(subscription -> subscription, handler);
  }

  /** The same, and more is said about its subscription. */
  Sealane consumer(UnaryOperator<Subscription> more, ContextHandler<Opened> handler) {
    Subscription subscription =
        Subscription.named(subscription())
            .to(topic.name())
            .lease(LEASE, MAX_LEASE)
            .guardedBy(effects)
            .onWithContext(Opened.class, handler);
    return opened(
        Sealane.over(transport())
            .read(ShopEvent.CATALOG)
            .topics(topic)
            .subscribe(more.apply(topic.ordered() ? subscription.ordered() : subscription))
            .stopWithin(Duration.ofSeconds(10))
            .start());
  }

  /** What a handler does. */
  void effect(Opened event, EventContext context) {
    effects.add(context.metadata().id(), event.order(), number(event.text()));
  }

  static int number(String text) {
    return Integer.parseInt(text.substring(0, text.indexOf(' ')));
  }

  private Sealane opened(Sealane sealane) {
    open.push(sealane);
    return sealane;
  }

  /** Publishes so many events of a few keys, again and again until they are accepted. */
  void publish(int count) {
    publish(count, "");
  }

  /** The same with longer texts. */
  void publish(int count, String padding) {
    publish(count, 10, padding);
  }

  /** The same, so many in one call. */
  void publish(int count, int together, String padding) {
    for (int left = count; left > 0; ) {
      int some = Math.min(together, left);
      List<Publication> batch = new ArrayList<>();
      for (int i = 0; i < some; i++, published++) {
        String key = "key-" + published % KEYS;
        Opened event = new Opened(key, published + " " + padding);
        batch.add(Publication.of(event).withId(name + "-" + published));
      }
      publishAll(batch);
      left -= some;
    }
  }

  /** The same in a thread of its own. */
  CompletableFuture<Void> publishMeanwhile(int count) {
    return CompletableFuture.runAsync(() -> publish(count), time.executor());
  }

  /** Publishes the first so many again, under their old ids. */
  void publishAgain(int count) {
    published = 0;
    publish(count);
  }

  /** Sends what is no event past the application. */
  void sendRaw(String body) {
    if (!topics) {
      String url = queueUrl();
      clients.sqs().sendMessage(r -> r.queueUrl(url).messageBody(body)).join();
      return;
    }
    String arn = clients.sns().createTopic(r -> r.name(name)).join().topicArn();
    clients.sns().publish(r -> r.topicArn(arn).message(body)).join();
  }

  /** Where the messages are. */
  String queueUrl() {
    return Prepared.url(clients, subscription(), topic.ordered());
  }

  /** Where the dead letters are. */
  String deadLetterUrl() {
    return Prepared.url(clients, subscription() + "-dead", topic.ordered());
  }

  /** Takes a few messages out of a queue, as they are there. */
  List<Message> take(String url) {
    var sqs = clients.sqs();
    List<Message> messages =
        sqs.receiveMessage(
                r ->
                    r.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
            .join()
            .messages();
    messages.forEach(
        one -> sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(one.receiptHandle())).join());
    return messages;
  }

  /** What nobody could handle; a test that expects it asks before it compares. */
  List<DeadLetter> deadLetters() {
    List<DeadLetter> letters =
        transport()
            .deadLetters(prepared.queue())
            .list(Selection.all())
            .toCompletableFuture()
            .join();
    letters.forEach(letter -> buried.add(letter.id()));
    return letters;
  }

  /** Publishes these until they are accepted. */
  void publishAll(List<Publication> batch) {
    batch.forEach(publication -> journal.tries(publication.id()));
    List<Publication> left = batch;
    for (int tries = 0; !left.isEmpty(); tries++) {
      try {
        publisher.publisher().publishAll(left);
        left = List.of();
      } catch (PublishException e) {
        assertThat(tries).as("tries to publish: %s", e.getMessage()).isLessThan(TRIES);
        left = e.notAccepted();
        pass(Duration.ofMillis(500));
      }
    }
    batch.forEach(publication -> journal.acked(publication.id()));
  }

  /** Waits while there is trouble. */
  void endure(Duration span) {
    trouble = trouble.plus(span);
    pass(span);
  }

  /** The trouble is over. */
  void heal() {
    faults.heal();
    healedAt = System.nanoTime();
  }

  void until(String what, BooleanSupplier condition) {
    time.until(what, condition, PATIENCE);
  }

  void pass(Duration span) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    time.scheduler().schedule(() -> over.complete(null), span);
    time.until("time passes", over::isDone, span.plusSeconds(60));
  }

  /** Waits until all that was published had its effect and nothing is left, and compares. */
  Finding finding(String id) {
    if (healedAt == 0) {
      healedAt = System.nanoTime();
    }
    until(id + ": everything has its effect", () -> accounted() >= journal.acked().size());
    long recovered = Math.max(0, (System.nanoTime() - healedAt) / 1_000_000);
    until(id + ": nothing is left in the queue", this::isDrained);
    String row = topics ? id : id + "-queues";
    Finding finding = Finding.of(row, journal, effects, topic.ordered(), recovered, buried);
    return Findings.add(finding.after(trouble));
  }

  /** The same, and nothing may be lost, doubled or reordered. */
  Finding isUnharmed(String id) {
    Finding finding = finding(id);
    assertThat(finding.acked()).as("published").isPositive();
    assertThat(finding.lost()).as("lost").isZero();
    assertThat(finding.duplicated()).as("duplicated").isZero();
    assertThat(finding.phantom()).as("phantom").isZero();
    assertThat(finding.reordered()).as("reordered").isZero();
    return finding;
  }

  private long accounted() {
    Set<String> ids = new HashSet<>(journal.acked());
    Set<String> found = new HashSet<>();
    effects.effects().forEach(effect -> found.add(effect.eventId()));
    found.addAll(buried);
    ids.retainAll(found);
    return ids.size();
  }

  boolean isDrained() {
    var sqs = clients.sqs();
    String url = queueUrl();
    var counts =
        sqs.getQueueAttributes(
                r ->
                    r.queueUrl(url)
                        .attributeNamesWithStrings(
                            "ApproximateNumberOfMessages",
                            "ApproximateNumberOfMessagesDelayed",
                            "ApproximateNumberOfMessagesNotVisible"))
            .join()
            .attributes();
    return counts.values().stream().allMatch("0"::equals);
  }

  @Override
  public void close() {
    faults.heal();
    while (!open.isEmpty()) {
      open.pop().close();
    }
    effects.close();
    journal.close();
    prepared.remove(clients, topics);
    clients.close();
    proxy.close();
    time.close();
  }
}
