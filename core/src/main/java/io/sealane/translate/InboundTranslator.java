package io.sealane.translate;

import io.sealane.event.Publication;
import java.util.List;

/**
 * Reads foreign messages as events of ours. The foreign system's words end here.
 *
 * <p>An event that has no id of its own ({@link Publication#withId}) gets one made from the
 * message's id and its place in the list, so that a message that comes twice makes the same events.
 */
@FunctionalInterface
public interface InboundTranslator {

  /**
   * Translates a message.
   *
   * @return none (the message means nothing to us and is settled), one or more events, which are
   *     handled in this order, all or none of them settled
   * @throws Exception if the message cannot be understood; it is then treated as undecodable, and
   *     the exception's text must not hold payload
   */
  List<Publication> translate(ForeignMessage message) throws Exception;
}
