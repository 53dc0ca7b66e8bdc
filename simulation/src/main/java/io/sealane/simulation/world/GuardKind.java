package io.sealane.simulation.world;

/** What keeps an event from being handled twice. */
public enum GuardKind {
  /** Nothing. */
  NONE,
  /** A claim with a lease. */
  LEASED,
  /** A mark in the handler's transaction. */
  TRANSACTIONAL
}
