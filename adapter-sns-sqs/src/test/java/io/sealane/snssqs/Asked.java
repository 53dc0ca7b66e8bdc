package io.sealane.snssqs;

import static java.util.concurrent.TimeUnit.MINUTES;

import io.sealane.conformance.proxy.Exchange;
import io.sealane.conformance.proxy.Request;
import io.sealane.conformance.proxy.Rule;
import io.sealane.snssqs.fault.AwsRouter;
import io.sealane.snssqs.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What was asked, as IAM sees it: an action and what it is about. */
final class Asked {

  /** IAM has one action for a call and its batch. */
  private static final Map<String, String> BATCHES =
      Map.of(
          "PublishBatch", "Publish",
          "SendMessageBatch", "SendMessage",
          "DeleteMessageBatch", "DeleteMessage",
          "ChangeMessageVisibilityBatch", "ChangeMessageVisibility");

  private static final Pattern TOPIC = Pattern.compile("(?:^|&)(TopicArn|Name)=([^&]+)");

  private final TopologyBench bench;
  private final AwsRouter router = new AwsRouter();
  private final Set<String> pairs = new ConcurrentSkipListSet<>();

  private final Map<String, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

  Asked(TopologyBench bench) {
    this.bench = bench;
    bench.proxy.provoke(Rule.onAll(this::pass).where(this::remember));
  }

  Set<String> pairs() {
    return new TreeSet<>(pairs);
  }

  void forget() {
    pairs.clear();
  }

  /** Waits until that was asked. */
  void await(String action) {
    waiting.computeIfAbsent(action, any -> new CompletableFuture<>()).orTimeout(1, MINUTES).join();
  }

  /** Fauxqs takes a queue's URL literally, the host in it included; AWS looks at its path. */
  private void pass(Exchange exchange) throws IOException {
    URI asked = bench.proxy.endpoint();
    String known = "http://sqs.us-east-1.localhost:" + asked.getPort();
    Request request = exchange.request();
    exchange.answer(
        exchange.forward(request.withText(request.text().replace(asked.toString(), known))));
  }

  /** Looks at every request. */
  private boolean remember(Request request) {
    String action = router.actionOf(request);
    String asked = BATCHES.getOrDefault(action, action);
    pairs.add(
        request.header("X-Amz-Target").isEmpty()
            ? "sns:" + asked + " " + topic(request.text())
            : "sqs:" + asked + " " + queue(Json.object(request.text()).orElseThrow()));
    waiting.computeIfAbsent(asked, any -> new CompletableFuture<>()).complete(null);
    return true;
  }

  private String topic(String form) {
    Matcher found = TOPIC.matcher(form);
    if (!found.find()) {
      return "*";
    }
    String value = URLDecoder.decode(found.group(2), StandardCharsets.UTF_8);
    return found.group(1).equals("Name") ? bench.place.topicArn(value) : value;
  }

  private String queue(JsonNode body) {
    if (body.has("QueueName")) {
      return bench.place.queueArn(body.path("QueueName").stringValue());
    }
    if (body.has("QueueUrl")) {
      String url = body.path("QueueUrl").stringValue();
      return bench.place.queueArn(url.substring(url.lastIndexOf('/') + 1));
    }
    // A task's handle is opaque; what it moves are the only dead letters that a test has.
    return body.has("SourceArn")
        ? body.path("SourceArn").stringValue()
        : bench.place.queueArn(bench.name("delivery-dead"));
  }
}
