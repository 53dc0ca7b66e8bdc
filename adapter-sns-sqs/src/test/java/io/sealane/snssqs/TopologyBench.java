package io.sealane.snssqs;

import io.sealane.conformance.proxy.HttpFaultProxy;
import io.sealane.snssqs.call.AsyncCalls;
import io.sealane.snssqs.fault.AwsRouter;
import io.sealane.snssqs.server.AwsServer;
import io.sealane.snssqs.server.Clients;
import io.sealane.snssqs.server.Leftovers;
import io.sealane.snssqs.topology.AwsPlace;
import io.sealane.snssqs.topology.DesiredTopology;
import io.sealane.snssqs.topology.Difference;
import io.sealane.snssqs.topology.Shop;
import io.sealane.snssqs.topology.TopologyMode;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.transport.Preparation;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topology;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Topologies at a real server, behind a proxy that writes down what is asked. */
final class TopologyBench implements AutoCloseable {

  /** The account that both servers pretend to be. */
  static final String ACCOUNT = "000000000000";

  private static final Set<String> READING = Set.of("Get", "List");

  private final URI server;
  private final boolean topics;
  final HttpFaultProxy proxy;
  final Clients clients;
  final Region region;
  final TopologySettings settings;
  final AwsPlace place;

  private TopologyBench(URI server, boolean topics, Region region, TopologySettings settings) {
    this.server = server;
    this.topics = topics;
    this.proxy = HttpFaultProxy.before(server, new AwsRouter(), 1);
    this.clients = Clients.of(proxy.endpoint());
    this.region = region;
    this.settings = settings.withPrefix("t" + UUID.randomUUID().toString().substring(0, 8) + "-");
    this.place = new AwsPlace("aws", region.id(), ACCOUNT);
  }

  static TopologyBench atFauxqs(AwsServer server) {
    return new TopologyBench(
        server.endpoint(), true, Region.US_EAST_1, TopologySettings.DEFAULTS.withAccount(ACCOUNT));
  }

  /**
   * ElasticMQ's ARNs are in a region of its own. It neither knows nor shows the attributes of high
   * throughput, and keeps every message for four days, whatever a queue says.
   */
  static TopologyBench atElasticMq(AwsServer server) {
    return new TopologyBench(
        server.endpoint(),
        false,
        Region.of("elasticmq"),
        TopologySettings.DEFAULTS
            .withAccount(ACCOUNT)
            .withHighThroughput(false)
            .withDeadLetterRetention(Duration.ofDays(4)));
  }

  SnsSqsTopology topology(Topology topology, TopologySettings settings) {
    return new SnsSqsTopology(
        new AsyncCalls(clients.sns(), clients.sqs()),
        region,
        DesiredTopology.of(topology, settings),
        settings);
  }

  SnsSqsTopology shop() {
    return topology(Shop.TOPOLOGY, settings);
  }

  SnsSqsTransport transport() {
    return SnsSqsTransport.of(clients.sns(), clients.sqs());
  }

  List<Difference> plan() {
    return shop().plan().toCompletableFuture().join();
  }

  List<Difference> apply() {
    return shop().apply().toCompletableFuture().join();
  }

  Preparation prepare(TopologyMode mode) {
    return topology(Shop.TOPOLOGY, settings.withMode(mode)).prepare().toCompletableFuture().join();
  }

  /** What has been asked that changes something. */
  Set<String> changingCalls() {
    Set<String> changing = new TreeSet<>(proxy.log().counts().keySet());
    changing.removeIf(action -> READING.stream().anyMatch(action::startsWith));
    return changing;
  }

  String name(String name) {
    return settings.prefix() + name;
  }

  String url(String name) {
    return clients.sqs().getQueueUrl(r -> r.queueName(name(name))).join().queueUrl();
  }

  void setQueue(String name, String attribute, String value) {
    String url = url(name);
    clients
        .sqs()
        .setQueueAttributes(r -> r.queueUrl(url).attributesWithStrings(Map.of(attribute, value)))
        .join();
  }

  Map<String, String> queue(String name) {
    String url = url(name);
    return clients
        .sqs()
        .getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
        .join()
        .attributesAsStrings();
  }

  String subscription(String topic, String queue) {
    return clients
        .sns()
        .listSubscriptionsByTopic(r -> r.topicArn(place.topicArn(name(topic))))
        .join()
        .subscriptions()
        .stream()
        .filter(one -> one.endpoint().equals(place.queueArn(name(queue))))
        .findFirst()
        .orElseThrow()
        .subscriptionArn();
  }

  void setSubscription(String topic, String queue, String attribute, String value) {
    String arn = subscription(topic, queue);
    clients
        .sns()
        .setSubscriptionAttributes(
            r -> r.subscriptionArn(arn).attributeName(attribute).attributeValue(value))
        .join();
  }

  /** The differences, with the names that a test knows. */
  List<String> said(List<Difference> differences) {
    return differences.stream()
        .map(one -> one.resource() + " " + one.what())
        .map(this::plain)
        .toList();
  }

  /** Without what differs from run to run. */
  String plain(String text) {
    return text.replace(settings.prefix(), "");
  }

  static Topology queuesOnly(QueueSpec... queues) {
    return new Topology(List.of(), List.of(queues));
  }

  @Override
  public void close() {
    clients.close();
    proxy.close();
    try (Clients direct = Clients.of(server)) { // the proxy may be down, or refuse things
      Leftovers.removeAll(direct, settings.prefix(), topics);
    }
  }
}
