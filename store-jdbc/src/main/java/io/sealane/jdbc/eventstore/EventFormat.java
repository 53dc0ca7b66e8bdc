package io.sealane.jdbc.eventstore;

import io.sealane.codec.Codec;
import io.sealane.codec.Decoded;
import io.sealane.codec.EventTypes;
import io.sealane.codec.MessageAttributes;
import io.sealane.error.CodecException;
import io.sealane.event.Envelope;
import io.sealane.event.EventMetadata;
import io.sealane.event.Publication;
import io.sealane.jdbc.eventlog.EventBody;
import io.sealane.jdbc.eventlog.EventRow;
import io.sealane.publish.Stamper;
import io.sealane.store.stream.StoredEvent;
import java.util.Map;

/** From events to rows and back. */
record EventFormat(EventTypes types, Codec codec, Stamper stamper) {

  /** The event with all that was not said of it. */
  Envelope<?> stamp(Publication publication) {
    return new Envelope<>(
        publication.event(),
        stamper.stamp(publication, types.find(publication.event().getClass())));
  }

  EventBody write(Envelope<?> envelope) {
    EventMetadata metadata = envelope.metadata();
    return new EventBody(metadata.id(), metadata.type(), codec.encode(envelope));
  }

  /** Old versions become the newest. */
  StoredEvent read(EventRow row) {
    EventBody event = row.event();
    Decoded decoded =
        codec.decode(
            event.bytes(),
            Map.of(MessageAttributes.TYPE, event.type(), MessageAttributes.ID, event.id()));
    if (decoded instanceof Decoded.Event read) {
      return new StoredEvent(row.stream(), row.version(), row.position(), read.envelope());
    } else if (decoded instanceof Decoded.Undecodable bytes) {
      throw unreadable(row, bytes.reason());
    }
    throw unreadable(row, "its type is in no event catalogue");
  }

  private static CodecException unreadable(EventRow row, String reason) {
    return new CodecException(
        ("event " + row.event().id() + " of type '" + row.event().type() + "', version ")
            + (row.version() + " of stream '" + row.stream() + "', cannot be read: " + reason),
        null);
  }
}
