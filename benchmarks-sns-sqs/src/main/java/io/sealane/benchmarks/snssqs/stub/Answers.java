package io.sealane.benchmarks.snssqs.stub;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is answered to which request. */
final class Answers {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int PARAMETERS = 10_000;

  private final Queues queues;
  private final Bodies bodies = new Bodies();
  private long sent;

  Answers(Queues queues) {
    this.queues = queues;
  }

  /** Counts, and puts messages there if it is told to; a line of each count. */
  String control(String uri) {
    QueryStringDecoder said = new QueryStringDecoder(uri);
    Queue queue = queues.at(said.path());
    List<String> put = said.parameters().get("put");
    if (put != null) {
      queue.put(Long.parseLong(put.get(0)));
    }
    if (said.parameters().containsKey("drain")) {
      queue.drain();
    }
    return queue.counts().entrySet().stream()
        .map(count -> count.getKey() + "=" + count.getValue() + "\n")
        .collect(Collectors.joining());
  }

  void sqs(String action, String body, Loop loop, Consumer<String> answer) {
    JsonNode request = JSON.readTree(body);
    JsonNode url = request.path("QueueUrl");
    Queue queue = queues.at(url.isMissingNode() ? name(request) : text(url));
    queue.count(action, 1);
    queue.count("requests", 1);
    switch (action) {
      case "ReceiveMessage" -> receive(request, queue, loop, answer);
      case "DeleteMessage" -> {
        queue.delete(text(request.path("ReceiptHandle")));
        answer.accept("{}");
      }
      case "ChangeMessageVisibility" -> {
        change(request, queue);
        answer.accept("{}");
      }
      case "DeleteMessageBatch" -> {
        request.path("Entries").forEach(entry -> queue.delete(text(entry.path("ReceiptHandle"))));
        answer.accept(successful(request));
      }
      case "ChangeMessageVisibilityBatch" -> {
        request.path("Entries").forEach(entry -> change(entry, queue));
        answer.accept(successful(request));
      }
      case "SendMessage" -> answer.accept("{" + taken(request, queue) + "}");
      case "SendMessageBatch" -> answer.accept(sent(request, queue));
      case "GetQueueUrl" -> answer.accept("{\"QueueUrl\":" + url(request.path("QueueName")) + "}");
      // Camel looks for its queue like that; there is every queue that one asks for.
      case "ListQueues" ->
          answer.accept("{\"QueueUrls\":[" + url(request.path("QueueNamePrefix")) + "]}");
      case "GetQueueAttributes" -> answer.accept(attributes());
      default -> throw new IllegalArgumentException("the stub knows no " + action);
    }
  }

  /** One message or a batch; SNS says no checksum. */
  String sns(String body) {
    Map<String, List<String>> said =
        new QueryStringDecoder(body, StandardCharsets.UTF_8, false, PARAMETERS).parameters();
    String action = said.getOrDefault("Action", List.of()).get(0);
    Queue topic = queues.at(said.getOrDefault("TopicArn", List.of()).get(0));
    topic.count(action, 1);
    topic.count("requests", 1);
    StringBuilder result = new StringBuilder();
    if (action.equals("PublishBatch")) {
      result.append("<Failed/><Successful>");
      for (int i = 1; ; i++) {
        List<String> id = said.get("PublishBatchRequestEntries.member." + i + ".Id");
        if (id == null) {
          break;
        }
        topic.count("sent", 1);
        result
            .append("<member><Id>" + id.get(0) + "</Id><MessageId>")
            .append(Bodies.id(++sent))
            .append("</MessageId></member>");
      }
      result.append("</Successful>");
    } else if (action.equals("Publish")) {
      topic.count("sent", 1);
      result.append("<MessageId>").append(Bodies.id(++sent)).append("</MessageId>");
    } else {
      throw new IllegalArgumentException("the stub knows no " + action);
    }
    return "<%1$sResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><%1$sResult>%2$s</%1$sResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></%1$sResponse>"
        .formatted(action, result);
  }

  private void receive(JsonNode request, Queue queue, Loop loop, Consumer<String> answer) {
    int max = request.path("MaxNumberOfMessages").asInt(1);
    long wait = request.path("WaitTimeSeconds").asLong(0);
    boolean attributes = !request.path("MessageAttributeNames").isEmpty();
    boolean system =
        !request.path("MessageSystemAttributeNames").isEmpty()
            || !request.path("AttributeNames").isEmpty();
    queue.receive(
        max, wait, loop, messages -> answer.accept(bodies.received(messages, attributes, system)));
  }

  private static void change(JsonNode entry, Queue queue) {
    queue.change(text(entry.path("ReceiptHandle")), entry.path("VisibilityTimeout").asLong());
  }

  private String sent(JsonNode request, Queue queue) {
    StringBuilder entries = new StringBuilder();
    for (JsonNode entry : request.path("Entries")) {
      entries
          .append(entries.isEmpty() ? "" : ",")
          .append("{\"Id\":\"" + text(entry.path("Id")) + "\",")
          .append(taken(entry, queue))
          .append("}");
    }
    return "{\"Failed\":[],\"Successful\":[" + entries + "]}";
  }

  private String taken(JsonNode message, Queue queue) {
    queue.count("sent", 1);
    String md5 = Md5.of(text(message.path("MessageBody")));
    String attributes = Md5.ofSent(message.path("MessageAttributes"));
    return "\"MessageId\":\"%s\",\"MD5OfMessageBody\":\"%s\"%s"
        .formatted(
            Bodies.id(++sent),
            md5,
            attributes.isEmpty() ? "" : ",\"MD5OfMessageAttributes\":\"" + attributes + "\"");
  }

  private static String successful(JsonNode request) {
    StringBuilder entries = new StringBuilder();
    for (JsonNode entry : request.path("Entries")) {
      entries
          .append(entries.isEmpty() ? "" : ",")
          .append("{\"Id\":\"" + text(entry.path("Id")) + "\"}");
    }
    return "{\"Failed\":[],\"Successful\":[" + entries + "]}";
  }

  private static String name(JsonNode request) {
    return text(
        request.has("QueueName") ? request.path("QueueName") : request.path("QueueNamePrefix"));
  }

  private static String url(JsonNode name) {
    return "\"http://127.0.0.1/000000000000/" + text(name) + "\"";
  }

  private static String attributes() {
    return "{\"Attributes\":{\"VisibilityTimeout\":\"30\",\"QueueArn\":\"arn:aws:sqs:us-east-1:000000000000:any\"}}";
  }

  private static String text(JsonNode node) {
    return node.asString("");
  }
}
