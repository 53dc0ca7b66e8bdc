package io.sealane.snssqs.topology.policy;

import io.sealane.snssqs.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A filter policy of ours: by the type tag in the message's attributes. A message without that
 * attribute is let through, because it is legal and only its reader can tell what it is.
 *
 * @param types what is let through; empty for everything
 */
public record TypeFilter(Set<String> types) {

  private static final String TYPE = "ce_type";
  private static final Map<String, Boolean> UNTYPED = Map.of("exists", false);

  /** How what exists relates to what is wanted. */
  public enum Match {
    /** Lets through the same. */
    SAME,
    /** Lets through everything that is wanted, and other types. */
    WIDER,
    /** Holds something back that is wanted, or is no filter by type. */
    OTHER
  }

  /** For these types. */
  public static TypeFilter of(Collection<String> types) {
    return new TypeFilter(new TreeSet<>(types));
  }

  /** Whether there is anything to filter. */
  public boolean isOpen() {
    return types.isEmpty();
  }

  /** The policy as a tree, empty if everything is let through. */
  public Map<String, Object> toTree() {
    if (isOpen()) {
      return Map.of();
    }
    List<Object> values = new ArrayList<>(new TreeSet<>(types));
    values.add(UNTYPED);
    return Map.of(TYPE, values);
  }

  /**
   * Compares what it says, not how.
   *
   * @param policy the filter policy that exists, or null if there is none
   * @param scope what it applies to, or null for what SNS supposes
   */
  public Match compare(@Nullable String policy, @Nullable String scope) {
    boolean byAttributes = scope == null || scope.isEmpty() || scope.equals("MessageAttributes");
    if (isOpen()) {
      return isAbsent(policy) ? Match.SAME : Match.OTHER;
    }
    if (policy == null || isAbsent(policy) || !byAttributes) {
      return Match.OTHER;
    }
    return read(policy).map(this::compare).orElse(Match.OTHER);
  }

  private Match compare(Set<String> existing) {
    if (existing.equals(types)) {
      return Match.SAME;
    }
    return existing.containsAll(types) ? Match.WIDER : Match.OTHER;
  }

  /** The types of a filter of our kind, which lets through what has no type; nothing if other. */
  private static Optional<Set<String>> read(String policy) {
    JsonNode root = Json.object(policy).orElse(null);
    if (root == null || root.size() != 1 || !root.path(TYPE).isArray()) {
      return Optional.empty();
    }
    Set<String> types = new HashSet<>();
    boolean untyped = false;
    for (JsonNode value : root.path(TYPE)) {
      if (value.isString()) {
        types.add(value.stringValue());
      } else if (value.size() == 1 && value.path("exists").isBoolean()) {
        untyped |= !value.path("exists").booleanValue();
      } else {
        return Optional.empty();
      }
    }
    return untyped ? Optional.of(types) : Optional.empty();
  }

  private static boolean isAbsent(@Nullable String policy) {
    return policy == null
        || policy.isBlank()
        || Json.object(policy).filter(JsonNode::isEmpty).isPresent();
  }
}
