package io.sealane.snssqs.topology.iam;

import io.sealane.snssqs.json.Json;
import io.sealane.snssqs.topology.AwsPlace;
import io.sealane.snssqs.topology.DesiredTopology;
import io.sealane.snssqs.topology.TopologyMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What IAM attaches to a role.
 *
 * @param statements at least one
 */
public record PolicyDocument(List<PolicyStatement> statements) {

  /** Copies the list. */
  public PolicyDocument {
    statements = List.copyOf(statements);
  }

  /**
   * The least that a role needs.
   *
   * @param mode what a start does, because that is part of what the role has to be allowed
   */
  public static PolicyDocument of(
      Role role, DesiredTopology desired, AwsPlace place, TopologyMode mode) {
    return RolePolicies.of(role, desired, place, mode, false);
  }

  /** The same for an application that does not say its account, and has to look for its topics. */
  public static PolicyDocument ofSearching(
      Role role, DesiredTopology desired, AwsPlace place, TopologyMode mode) {
    return RolePolicies.of(role, desired, place, mode, true);
  }

  /** All actions that it allows. */
  public Set<String> actions() {
    Set<String> actions = new TreeSet<>();
    statements.forEach(statement -> actions.addAll(statement.actions()));
    return actions;
  }

  /** The document as IAM reads it. */
  public String toJson() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("Version", "2012-10-17");
    tree.put("Statement", statements.stream().map(PolicyStatement::toTree).toList());
    return Json.pretty(tree);
  }
}
