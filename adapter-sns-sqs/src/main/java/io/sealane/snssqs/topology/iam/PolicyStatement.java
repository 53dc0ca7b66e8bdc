package io.sealane.snssqs.topology.iam;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * That somebody may do something.
 *
 * @param sid what the statement is called within its document
 * @param actions for example {@code sqs:SendMessage}; sorted
 * @param resources ARNs, or {@code *} for actions that IAM cannot narrow; sorted
 */
public record PolicyStatement(String sid, List<String> actions, List<String> resources) {

  /** Sorts the lists and drops what is there twice. */
  public PolicyStatement {
    actions = sorted(actions);
    resources = sorted(resources);
  }

  Map<String, Object> toTree() {
    Map<String, Object> tree = new TreeMap<>();
    tree.put("Sid", sid);
    tree.put("Effect", "Allow");
    tree.put("Action", actions);
    tree.put("Resource", resources);
    return tree;
  }

  private static List<String> sorted(Collection<String> values) {
    return values.stream().distinct().sorted().toList();
  }
}
