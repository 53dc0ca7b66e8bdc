package io.sealane.snssqs.topology.policy;

import io.sealane.snssqs.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * That SNS may send to a queue, for these topics and no others. It is one statement of the queue's
 * policy; statements of others stay as they are.
 *
 * @param queue what is sent to: an ARN, or what a template resolves to one
 * @param topics what may send: likewise
 */
public record QueuePolicy(Object queue, List<?> topics) {

  static final String SID = "SealaneTopics";

  /** How what exists relates to what is wanted. */
  public enum Match {
    /** Our statement says just what is wanted, or statements of others suffice. */
    SAME,
    /** Every topic may send, but our statement says something else too. */
    WIDER,
    /** Some topic may not send. */
    FORBIDS
  }

  /** Copies the list. */
  public QueuePolicy {
    topics = List.copyOf(topics);
  }

  /** The policy with our statement alone, as a tree. */
  public Map<String, Object> toTree() {
    return document(List.of(statement()));
  }

  /** Compares what it says, not how. */
  public Match compare(@Nullable String existing) {
    List<Grant> grants = Grant.read(existing);
    List<String> forbidden = forbidden(existing);
    if (!forbidden.isEmpty()) {
      return Match.FORBIDS;
    }
    Grant wanted = Grant.of(Json.object(Json.compact(statement())).orElseThrow());
    boolean surplus = grants.stream().anyMatch(one -> one.sid().equals(SID) && !one.same(wanted));
    return surplus ? Match.WIDER : Match.SAME;
  }

  /** The topics that may not send. */
  public List<String> forbidden(@Nullable String existing) {
    List<Grant> grants = Grant.read(existing);
    List<String> forbidden = new ArrayList<>();
    for (Object topic : topics) {
      boolean denied = grants.stream().anyMatch(one -> one.denies(text(queue), text(topic)));
      boolean allowed = grants.stream().anyMatch(one -> one.allows(text(queue), text(topic)));
      if (denied || !allowed) {
        forbidden.add(text(topic));
      }
    }
    return forbidden;
  }

  /** The existing policy with our statement in place of the one that was ours. */
  public String mergedInto(@Nullable String existing) {
    List<Object> statements = new ArrayList<>();
    Optional<JsonNode> root = Optional.ofNullable(existing).flatMap(Json::object);
    root.ifPresent(
        found ->
            Grant.statements(found).stream()
                .filter(one -> !one.path("Sid").asString("").equals(SID))
                .forEach(statements::add));
    statements.add(statement());
    return Json.compact(document(statements));
  }

  private Map<String, Object> statement() {
    Map<String, Object> statement = new TreeMap<>();
    statement.put("Sid", SID);
    statement.put("Effect", "Allow");
    statement.put("Principal", Map.of("Service", Grant.SNS));
    statement.put("Action", "sqs:SendMessage");
    statement.put("Resource", queue);
    statement.put("Condition", Map.of("ArnEquals", Map.of("aws:SourceArn", topics)));
    return statement;
  }

  private static Map<String, Object> document(List<?> statements) {
    Map<String, Object> document = new TreeMap<>();
    document.put("Version", "2012-10-17");
    document.put("Statement", statements);
    return document;
  }

  private static String text(Object arn) {
    return String.valueOf(arn);
  }
}
