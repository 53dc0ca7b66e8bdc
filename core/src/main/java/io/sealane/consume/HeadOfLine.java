package io.sealane.consume;

/** What happens to the events behind one that fails, where events of a key are kept in order. */
public enum HeadOfLine {
  /** They wait until it is handled or given up. Other keys go on. */
  BLOCK,
  /** It is given up after its immediate attempts, and they go on. */
  SKIP,
  /**
   * It and all that follow of its key are set aside until an operator looks. Needs a shared store
   * of parked keys: after a restart, or at another instance, nobody would know them otherwise.
   */
  PARK
}
