package io.sealane.snssqs.topology.policy;

import io.sealane.snssqs.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A statement of a queue's policy, read as far as is needed to tell whether a topic may send.
 *
 * @param sid its name, or empty
 * @param effect {@code Allow} or {@code Deny}
 * @param principals who, as {@code kind:value}
 * @param actions what, in lower case
 * @param resources on what
 * @param sources the values of {@code aws:SourceArn}; empty if that is no condition
 * @param accounts the values of {@code aws:SourceAccount}; likewise
 * @param otherwise whether there are conditions that are not understood
 */
record Grant(
    String sid,
    String effect,
    Set<String> principals,
    Set<String> actions,
    Set<String> resources,
    Set<String> sources,
    Set<String> accounts,
    boolean otherwise) {

  static final String SNS = "sns.amazonaws.com";

  private static final Set<String> EQUALITIES =
      Set.of("ArnEquals", "ArnLike", "StringEquals", "StringLike");

  static List<Grant> read(@Nullable String policy) {
    if (policy == null) {
      return List.of();
    }
    return Json.object(policy).map(Grant::statements).orElse(List.of()).stream()
        .map(Grant::of)
        .toList();
  }

  /** A policy may have one statement or a list. */
  static List<JsonNode> statements(JsonNode policy) {
    JsonNode statement = policy.path("Statement");
    List<JsonNode> statements = new ArrayList<>();
    if (statement.isArray()) {
      statement.forEach(statements::add);
    } else if (statement.isObject()) {
      statements.add(statement);
    }
    return statements;
  }

  static Grant of(JsonNode statement) {
    Conditions conditions = Conditions.of(statement.path("Condition"));
    Set<String> actions = new TreeSet<>();
    texts(statement.path("Action")).forEach(one -> actions.add(one.toLowerCase(Locale.ROOT)));
    boolean negated =
        statement.has("NotAction") || statement.has("NotResource") || statement.has("NotPrincipal");
    return new Grant(
        statement.path("Sid").asString(""),
        statement.path("Effect").asString(""),
        principals(statement.path("Principal")),
        actions,
        texts(statement.path("Resource")),
        conditions.sources(),
        conditions.accounts(),
        conditions.otherwise() || negated);
  }

  /** Whether a topic may send because of this. What is not understood allows nothing. */
  boolean allows(String queue, String topic) {
    return effect.equals("Allow") && !otherwise && appliesTo(queue, topic);
  }

  /** Whether a topic may not send because of this. What is not understood denies nothing. */
  boolean denies(String queue, String topic) {
    return effect.equals("Deny") && !otherwise && appliesTo(queue, topic);
  }

  boolean same(Grant other) {
    return equals(other);
  }

  private boolean appliesTo(String queue, String topic) {
    return (principals.contains("Service:" + SNS) || principals.contains("*"))
        && matches(actions, "sqs:sendmessage")
        && matches(resources, queue)
        && (sources.isEmpty() || matches(sources, topic))
        && (accounts.isEmpty() || matches(accounts, topic.split(":")[4]));
  }

  private static boolean matches(Set<String> patterns, String text) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, text));
  }

  private static boolean matches(String pattern, String text) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return text.matches(regex);
  }

  private static Set<String> principals(JsonNode principal) {
    Set<String> principals = new TreeSet<>();
    if (principal.isString()) {
      principals.add(principal.stringValue());
    }
    for (String kind : principal.propertyNames()) {
      for (String value : texts(principal.path(kind))) {
        principals.add(kind.equals("AWS") && value.equals("*") ? "*" : kind + ":" + value);
      }
    }
    return principals;
  }

  /** One text or a list of them. */
  private static Set<String> texts(JsonNode node) {
    Set<String> texts = new TreeSet<>();
    if (node.isArray()) {
      node.forEach(one -> texts.add(one.asString("")));
    } else if (node.isString()) {
      texts.add(node.stringValue());
    }
    return texts;
  }

  /** What has to be true besides. */
  private record Conditions(Set<String> sources, Set<String> accounts, boolean otherwise) {

    static Conditions of(JsonNode condition) {
      Set<String> sources = new TreeSet<>();
      Set<String> accounts = new TreeSet<>();
      boolean otherwise = false;
      for (String operator : condition.propertyNames()) {
        for (String key : condition.path(operator).propertyNames()) {
          Set<String> values = texts(condition.path(operator).path(key));
          if (!EQUALITIES.contains(operator)) {
            otherwise = true;
          } else if (key.equalsIgnoreCase("aws:SourceArn")) {
            sources.addAll(values);
          } else if (key.equalsIgnoreCase("aws:SourceAccount")) {
            accounts.addAll(values);
          } else {
            otherwise = true;
          }
        }
      }
      return new Conditions(sources, accounts, otherwise);
    }
  }
}
