package io.sealane.snssqs.fault;

import io.sealane.conformance.proxy.Reply;
import io.sealane.conformance.proxy.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A batch of SQS: {@code {"QueueUrl": …, "Entries": [{"Id": …}]}}. */
final class JsonBatch implements AwsBatch {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Request request;
  private final ObjectNode body;

  JsonBatch(Request request) {
    this.request = request;
    this.body = (ObjectNode) JSON.readTree(request.text());
  }

  @Override
  public List<String> ids() {
    List<String> ids = new ArrayList<>();
    body.path("Entries").forEach(entry -> ids.add(entry.path("Id").asString()));
    return ids;
  }

  @Override
  public int visibility(String id) {
    for (JsonNode entry : body.path("Entries")) {
      if (entry.path("Id").asString().equals(id)) {
        return entry.path("VisibilityTimeout").asInt(-1);
      }
    }
    return -1;
  }

  @Override
  public @Nullable Request without(Set<String> ids) {
    ObjectNode rest = body.deepCopy();
    ArrayNode entries = rest.putArray("Entries");
    for (JsonNode entry : body.path("Entries")) {
      if (!ids.contains(entry.path("Id").asString())) {
        entries.add(entry);
      }
    }
    return entries.isEmpty() ? null : request.withText(JSON.writeValueAsString(rest));
  }

  @Override
  public Reply withFailed(@Nullable Reply reply, Set<String> ids, AwsError error) {
    ObjectNode json = read(reply);
    for (String id : ids) {
      json.withArray("Failed")
          .addObject()
          .put("Id", id)
          .put("Code", error.code())
          .put("Message", "provoked")
          .put("SenderFault", error.senderFault());
    }
    return written(reply, json);
  }

  @Override
  public Reply withSucceeded(@Nullable Reply reply, Set<String> ids) {
    ObjectNode json = read(reply);
    ids.forEach(id -> json.withArray("Successful").addObject().put("Id", id));
    return written(reply, json);
  }

  private static ObjectNode read(@Nullable Reply reply) {
    ObjectNode empty = JSON.createObjectNode();
    if (reply != null) {
      return (ObjectNode) JSON.readTree(reply.text());
    }
    empty.putArray("Successful");
    return empty;
  }

  private static Reply written(@Nullable Reply reply, ObjectNode json) {
    String text = JSON.writeValueAsString(json);
    return reply == null ? Reply.of(200, "application/x-amz-json-1.0", text) : reply.withText(text);
  }
}
