package io.sealane.benchmarks.snssqs.stub;

import java.util.HashMap;
import java.util.Map;

/** All queues and topics, made when somebody speaks of them. */
final class Queues {

  private final Map<String, Queue> all = new HashMap<>();

  /** The one that an address ends with: a name, a path or an ARN. */
  Queue at(String address) {
    int end = Math.max(address.lastIndexOf('/'), address.lastIndexOf(':'));
    return all.computeIfAbsent(address.substring(end + 1), name -> new Queue());
  }
}
