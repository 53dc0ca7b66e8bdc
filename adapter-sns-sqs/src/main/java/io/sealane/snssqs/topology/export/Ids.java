package io.sealane.snssqs.topology.export;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Names of resources within a template, which may hold less than names of queues. Each is the same
 * in every export, so that a template that is applied again replaces nothing.
 */
final class Ids {

  private final UnaryOperator<String> spelling;
  private final Map<String, String> byName = new HashMap<>();

  Ids(UnaryOperator<String> spelling) {
    this.spelling = spelling;
  }

  /** The id of what is called so; two that would be spelled alike are told apart. */
  String of(String name) {
    return byName.computeIfAbsent(name, this::unused);
  }

  private String unused(String name) {
    String id = spelling.apply(name);
    return byName.containsValue(id) ? id + "x" + Integer.toHexString(name.hashCode()) : id;
  }
}
