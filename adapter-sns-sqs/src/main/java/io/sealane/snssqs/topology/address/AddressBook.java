package io.sealane.snssqs.topology.address;

import io.sealane.snssqs.call.Addresses;
import io.sealane.snssqs.call.AwsCalls;
import io.sealane.snssqs.call.SqsActions;
import io.sealane.snssqs.topology.AwsPlace;
import io.sealane.snssqs.topology.DesiredTopology;
import io.sealane.snssqs.topology.QueueResource.Purpose;
import io.sealane.snssqs.topology.TopologyMode;
import io.sealane.snssqs.topology.TopologySettings;
import io.sealane.transport.QueueSpec;
import io.sealane.transport.Topic;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;

/**
 * Addresses that follow from the settings where they can, and are asked for once where they cannot.
 * Where a start asks nothing, nothing is asked here either.
 */
public final class AddressBook implements Addresses {

  private final AwsCalls calls;
  private final TopologySettings settings;
  private final Region region;
  private final @Nullable URI endpoint;
  private final TopicSearch search;
  private final Map<String, CompletableFuture<String>> known = new ConcurrentHashMap<>();

  /**
   * For one region.
   *
   * @param endpoint where SQS is, if it is elsewhere than AWS has it, or null
   */
  public AddressBook(
      AwsCalls calls, TopologySettings settings, Region region, @Nullable URI endpoint) {
    this.calls = calls;
    this.settings = settings;
    this.region = region;
    this.endpoint = endpoint;
    this.search = new TopicSearch(calls);
  }

  @Override
  public CompletionStage<String> topic(Topic topic) {
    String name = DesiredTopology.nameOf(topic, settings);
    String account = settings.account();
    return account != null
        ? CompletableFuture.completedFuture(place(account).topicArn(name))
        : remembered("topic " + name, () -> search.find(name));
  }

  @Override
  public CompletionStage<String> queue(QueueSpec queue) {
    return queue(DesiredTopology.nameOf(queue, Purpose.WORK, settings));
  }

  @Override
  public CompletionStage<String> deadLetters(QueueSpec queue) {
    return queue(DesiredTopology.nameOf(queue, Purpose.DEAD_LETTERS, settings));
  }

  private CompletionStage<String> queue(String name) {
    String account = settings.account();
    if (settings.mode() == TopologyMode.NONE && account != null) {
      return CompletableFuture.completedFuture(base() + "/" + account + "/" + name);
    }
    GetQueueUrlRequest request = GetQueueUrlRequest.builder().queueName(name).build();
    return remembered(
        "queue " + name,
        () -> calls.call(SqsActions.GET_URL, request).thenApply(reply -> reply.queueUrl()));
  }

  /** Asked once at a time; what could not be found is asked for again. */
  private CompletionStage<String> remembered(String what, Supplier<CompletionStage<String>> ask) {
    CompletableFuture<String> mine = new CompletableFuture<>();
    CompletableFuture<String> earlier = known.putIfAbsent(what, mine);
    if (earlier != null) {
      return earlier.minimalCompletionStage();
    }
    ask.get()
        .whenComplete(
            (address, error) -> {
              if (error == null) {
                mine.complete(address);
              } else {
                known.remove(what, mine);
                mine.completeExceptionally(error);
              }
            });
    return mine.minimalCompletionStage();
  }

  private String base() {
    if (endpoint != null) {
      return endpoint.toString().replaceAll("/$", "");
    }
    return "https://sqs." + region.id() + "." + PartitionMetadata.of(region).dnsSuffix();
  }

  private AwsPlace place(String account) {
    return new AwsPlace(PartitionMetadata.of(region).id(), region.id(), account);
  }
}
