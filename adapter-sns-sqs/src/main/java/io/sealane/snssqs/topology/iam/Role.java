package io.sealane.snssqs.topology.iam;

/** Who works with topics and queues, and needs permissions for it. */
public enum Role {
  /** Publishes to the application's topics. */
  PUBLISHER,
  /** Runs the application's subscriptions. */
  CONSUMER,
  /** Looks at dead letters, sends them back and discards them. */
  OPERATOR,
  /** Creates and repairs topics, queues and subscriptions. */
  DEPLOYER
}
