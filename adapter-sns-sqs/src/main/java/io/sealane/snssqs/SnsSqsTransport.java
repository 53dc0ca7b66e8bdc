package io.sealane.snssqs;

import io.sealane.error.ConfigurationException;
import io.sealane.snssqs.call.Addresses;
import io.sealane.snssqs.call.CountedCalls;
import io.sealane.snssqs.deadletter.SqsDeadLetters;
import io.sealane.snssqs.receive.LeaseLimits;
import io.sealane.snssqs.receive.SqsReceiver;
import io.sealane.snssqs.send.Senders;
import io.sealane.snssqs.send.ServiceLimits;
import io.sealane.snssqs.topology.DesiredTopology;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.snssqs.topology.address.AddressBook;
import io.sealane.time.Scheduler;
import io.sealane.transport.CallListener;
import io.sealane.transport.Capabilities;
import io.sealane.transport.Capability;
import io.sealane.transport.Preparation;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import io.sealane.transport.Topology;
import io.sealane.transport.Transport;
import io.sealane.transport.deadletter.DeadLetterQueue;
import io.sealane.transport.receive.Receiver;
import io.sealane.transport.send.SendLimits;
import io.sealane.transport.send.Sender;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The transport over Amazon SNS and Amazon SQS: a topic is a topic of SNS, which puts what is
 * published into one SQS queue per subscription; beside it stands the queue of its dead letters.
 *
 * <p>The clients are the application's own. They are used as they are, with their credentials,
 * region, HTTP client and retries, and never closed here. Each {@code with…} returns a new
 * transport; use only one of them.
 *
 * <p>A start verifies by default that all it needs is there, and says what is not: see {@link
 * #withTopology}. Limits are those of the services, by topic: a message of 256 KiB, unless the
 * topic is allowed more; 1 MiB where there is no SNS on its way. Bodies are text of the characters
 * that XML has.
 *
 * <p>Safe for use by many threads.
 */
public final class SnsSqsTransport implements Transport {

  private final AwsClients clients;
  private final Executor threads;
  private final Settings settings;
  private final DirectRoutes direct;
  private final CountedCalls calls;
  private final Addresses addresses;
  private final Map<String, SqsDeadLetters> deadLetters = new ConcurrentHashMap<>();

  private SnsSqsTransport(AwsClients clients, Executor threads, Settings settings) {
    this.clients = clients;
    this.threads = threads;
    this.settings = settings;
    this.direct = new DirectRoutes(!clients.hasSns(), settings.direct());
    this.calls =
        new CountedCalls(clients.calls(threads), settings.scheduler(), settings.listener());
    this.addresses =
        new AddressBook(calls, settings.topology(), clients.region(), clients.endpoint());
  }

  /** Over asynchronous clients: no thread waits for an answer. */
  public static SnsSqsTransport of(SnsAsyncClient sns, SqsAsyncClient sqs) {
    return of(new AwsClients.Async(sns, sqs));
  }

  /** Over blocking clients: a daemon thread waits for each call that is under way. */
  public static SnsSqsTransport of(SnsClient sns, SqsClient sqs) {
    return of(new AwsClients.Blocking(sns, sqs));
  }

  /**
   * Over SQS alone: what is published to a topic goes straight into the queues of its
   * subscriptions. They are those that this transport has prepared, and those of {@link
   * #withDirect}. No type is filtered on the way.
   */
  public static SnsSqsTransport of(SqsAsyncClient sqs) {
    return of(new AwsClients.Async(null, sqs));
  }

  /** Over SQS alone, by a blocking client; see {@link #of(SqsAsyncClient)}. */
  public static SnsSqsTransport of(SqsClient sqs) {
    return of(new AwsClients.Blocking(null, sqs));
  }

  private static SnsSqsTransport of(AwsClients clients) {
    return new SnsSqsTransport(clients, CallThreads.create(), Settings.DEFAULTS);
  }

  /** The same with other names, another account, or another way to start; verify by default. */
  public SnsSqsTransport withTopology(TopologySettings topology) {
    return with(settings.with(topology));
  }

  /**
   * The same with another wait for messages.
   *
   * @param wait of one receive at most, 0 to 20 s; 20 s by default. While a queue is empty, this is
   *     how often SQS is asked, and paid.
   */
  public SnsSqsTransport withLongPoll(Duration wait) {
    return with(settings.withLongPoll(wait));
  }

  /**
   * The same, telling fair queues the key of each event as its tenant, so that one busy key does
   * not make the others wait. For queues without order, where SQS charges extra for it; not by
   * default.
   */
  public SnsSqsTransport withFairQueues() {
    return with(settings.withFair(true));
  }

  /**
   * The same with a topic that does without SNS: what is published to it goes straight into the
   * queues of these subscriptions, and of those that this transport has prepared. A subscription to
   * an ordered topic is taken to be ordered.
   */
  public SnsSqsTransport withDirect(String topic, String... subscriptions) {
    return with(settings.withDirect(topic, List.of(subscriptions)));
  }

  /** The same in the time of that scheduler. */
  public SnsSqsTransport withScheduler(Scheduler scheduler) {
    return with(settings.with(scheduler));
  }

  /** The same with other threads for blocking clients; each call takes one while it lasts. */
  public SnsSqsTransport withExecutor(Executor executor) {
    return new SnsSqsTransport(clients, executor, settings);
  }

  /** The same, telling that listener of every call; {@link #calls} counts them all the same. */
  public SnsSqsTransport withCallListener(CallListener listener) {
    return with(settings.with(listener));
  }

  private SnsSqsTransport with(Settings other) {
    return new SnsSqsTransport(clients, threads, other);
  }

  /**
   * What an application needs at the services, to plan, to apply or to export.
   *
   * @throws ConfigurationException with everything that SNS and SQS cannot have
   */
  public SnsSqsTopology topology(Topology topology) {
    DesiredTopology desired =
        DesiredTopology.of(direct.withoutDirect(topology), settings.topology())
            .publishingTo(direct.queueNames(topology.topics(), settings.topology()));
    return new SnsSqsTopology(calls, clients.region(), desired, settings.topology());
  }

  /**
   * How many calls of the services there were.
   *
   * @return by action ({@code sqs:ReceiveMessage}) and then by outcome: {@code ok}, {@code partial}
   *     where entries of a batch have failed, or a kind of failure ({@code throttled})
   */
  public Map<String, Map<String, Long>> calls() {
    Map<String, Map<String, Long>> byAction = new TreeMap<>();
    calls
        .counts()
        .forEach(
            (key, count) ->
                byAction
                    .computeIfAbsent(key.action(), action -> new TreeMap<>())
                    .put(key.outcome(), count));
    return byAction;
  }

  @Override
  public Capabilities capabilities() {
    Set<Capability> declared =
        EnumSet.of(
            Capability.ORDERED_BY_KEY,
            Capability.DELAYED_REDELIVERY,
            Capability.EXTENDABLE_LEASE,
            Capability.COUNTS_ATTEMPTS,
            Capability.DEDUPLICATES,
            Capability.DEAD_LETTERS);
    if (!direct.areAny()) {
      declared.add(Capability.FILTERS_BY_TYPE);
    }
    LeaseLimits sqs = LeaseLimits.SQS;
    return new Capabilities(
        declared,
        sending(),
        exceptions(),
        sqs.maxReceive(),
        sqs.maxSettle(),
        settings.longPoll(),
        sqs.maxLease(),
        sqs.maxLease());
  }

  @Override
  public CompletionStage<Preparation> prepare(Topology topology) {
    try {
      return topology(topology).prepare();
    } catch (ConfigurationException e) {
      return CompletableFuture.completedStage(new Preparation(e.problems(), null));
    }
  }

  @Override
  public Sender sender(Topic topic) {
    Senders senders = new Senders(calls, addresses, settings.fair());
    SendLimits limits = capabilities().sendingTo(topic);
    return direct.has(topic)
        ? senders.toQueues(topic, limits, () -> direct.queuesOf(topic))
        : senders.toTopic(topic, limits);
  }

  @Override
  public Receiver receiver(QueueSpec queue) {
    return new SqsReceiver(
        queue.name(), calls, () -> addresses.queue(queue), settings.scheduler(), LeaseLimits.SQS);
  }

  @Override
  public DeadLetterQueue deadLetters(QueueSpec queue) {
    return deadLetters.computeIfAbsent(
        queue.name(),
        name ->
            new SqsDeadLetters(
                queue,
                calls,
                () -> addresses.queue(queue),
                () -> addresses.deadLetters(queue),
                settings.scheduler()));
  }

  /** Names the region. */
  @Override
  public String toString() {
    return "SnsSqsTransport[" + clients.region() + "]";
  }

  private SendLimits sending() {
    return ServiceLimits.of(
        direct.areAll() ? ServiceLimits.QUEUE_BYTES : settings.topology().topicMessageBytes());
  }

  private Map<String, SendLimits> exceptions() {
    Map<String, SendLimits> limits = new HashMap<>();
    if (!direct.areAll()) {
      settings
          .topology()
          .exceptions()
          .forEach((topic, bytes) -> limits.put(topic, ServiceLimits.of(bytes)));
      direct
          .topics()
          .forEach(topic -> limits.put(topic, ServiceLimits.of(ServiceLimits.QUEUE_BYTES)));
    }
    return limits;
  }
}
