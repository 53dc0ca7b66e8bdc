package io.sealane.snssqs.topology;

/** What a start does about topics, queues and subscriptions. */
public enum TopologyMode {
  /**
   * Reads what exists and refuses the start with everything that is missing or differs. Creates
   * nothing. The default.
   */
  VERIFY,
  /** Creates what is missing and repairs what differs. Deletes no data. For development. */
  APPLY,
  /** Asks nothing: names, addresses and the account follow from the settings alone. */
  NONE
}
