package io.sealane.codec;

import io.sealane.error.CodecException;
import io.sealane.event.DomainEvent;
import io.sealane.event.Envelope;
import java.util.Map;

/**
 * Writes events as bytes and reads them back. Safe for use by many threads, does no I/O.
 *
 * <p>{@link io.sealane.codec.json.JsonCodec} is the one that Sealane brings. Another must keep its
 * promises: nothing from the wire names a class, what is read is bounded, and no text that it
 * returns or throws holds payload.
 */
public interface Codec {

  /**
   * Writes an event.
   *
   * @return the body, which the codec does not touch any more
   * @throws CodecException if the event cannot be written
   */
  byte[] encode(Envelope<? extends DomainEvent> envelope);

  /**
   * Reads an event. Bad input is a value, never an exception.
   *
   * @param body the raw bytes; not changed, not kept
   * @param attributes what came beside them; an attribute that contradicts the body makes it
   *     undecodable, a missing one is legal
   */
  Decoded decode(byte[] body, Map<String, String> attributes);
}
