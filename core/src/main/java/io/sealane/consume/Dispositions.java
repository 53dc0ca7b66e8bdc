package io.sealane.consume;

/**
 * What becomes of the messages that are not for a handler.
 *
 * @param undecodable bytes that are no event
 * @param unknownType events of a type that is in no catalogue
 * @param expired events whose time is over
 */
public record Dispositions(Disposition undecodable, Disposition unknownType, Disposition expired) {

  /** Nothing vanishes but what has expired. */
  public static final Dispositions DEFAULT =
      new Dispositions(Disposition.DEAD_LETTER, Disposition.DEAD_LETTER, Disposition.SKIP);
}
