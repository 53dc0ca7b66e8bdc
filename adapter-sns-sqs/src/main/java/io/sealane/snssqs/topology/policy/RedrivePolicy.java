package io.sealane.snssqs.topology.policy;

import io.sealane.snssqs.json.Json;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a queue or a subscription puts what it gives up.
 *
 * @param target the ARN of the dead-letter queue
 * @param maxReceiveCount after how many receives, for a queue; 0 for a subscription
 */
public record RedrivePolicy(String target, int maxReceiveCount) {

  private static final String TARGET = "deadLetterTargetArn";
  private static final String COUNT = "maxReceiveCount";

  /** What an attribute says, or nothing if there is none that can be read. */
  public static Optional<RedrivePolicy> parse(@Nullable String attribute) {
    return Optional.ofNullable(attribute)
        .flatMap(Json::object)
        .map(root -> new RedrivePolicy(root.path(TARGET).asString(""), count(root.path(COUNT))));
  }

  /** The attribute's value. */
  public String toJson() {
    TreeMap<String, Object> tree = new TreeMap<>();
    tree.put(TARGET, target);
    if (maxReceiveCount > 0) {
      tree.put(COUNT, maxReceiveCount);
    }
    return Json.compact(tree);
  }

  /** SQS answers with a number or with the digits that it was given. */
  private static int count(JsonNode value) {
    return value.asInt(0);
  }
}
