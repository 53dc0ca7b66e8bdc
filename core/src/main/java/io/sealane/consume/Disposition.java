package io.sealane.consume;

/** What becomes of a message that is not for a handler. */
public enum Disposition {
  /** It is kept as a dead letter, with its raw body, attributes and the reason. */
  DEAD_LETTER,
  /** It is settled and counted. */
  SKIP,
  /** It stays where it is, and the subscription pauses and says why, until it is resumed. */
  FAIL
}
