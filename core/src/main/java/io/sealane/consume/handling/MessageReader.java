package io.sealane.consume.handling;

import io.sealane.codec.Codec;
import io.sealane.codec.Decoded;
import io.sealane.codec.MessageAttributes;
import io.sealane.consume.Translation;
import io.sealane.event.Envelope;
import io.sealane.event.EventIds;
import io.sealane.event.EventMetadata;
import io.sealane.event.Publication;
import io.sealane.store.Fingerprint;
import io.sealane.translate.ForeignMessage;
import io.sealane.translate.InboundTranslator;
import io.sealane.transport.receive.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads messages: events of the catalogue by the codec, what is foreign by its translator. */
public final class MessageReader {

  private final Codec codec;
  private final Translation translation;
  private final Function<Publication, EventMetadata> stamp;

  /**
   * A reader.
   *
   * @param stamp fills in what a translator did not say; the id is always given
   */
  public MessageReader(
      Codec codec, Translation translation, Function<Publication, EventMetadata> stamp) {
    this.codec = codec;
    this.translation = translation;
    this.stamp = stamp;
  }

  Reading read(Delivery delivery) {
    String tag = delivery.attributes().get(MessageAttributes.TYPE);
    InboundTranslator own = tag == null ? null : translation.byTag().get(tag);
    if (own != null) {
      return translate(own, delivery);
    }
    Decoded decoded = decode(delivery);
    if (decoded instanceof Decoded.Event event) {
      return readable(event, delivery);
    }
    InboundTranslator other = translatorOf(decoded);
    return other != null ? translate(other, delivery) : unreadable(decoded);
  }

  /** A codec that is not ours, or an event's constructor, may throw where it should answer. */
  private Decoded decode(Delivery delivery) {
    try {
      return codec.decode(delivery.body(), delivery.attributes());
    } catch (Throwable e) {
      requireOfMessage(e);
      return new Decoded.Undecodable(
          null,
          delivery.attributes().get(MessageAttributes.TYPE),
          "the codec threw " + e.getClass().getName());
    }
  }

  private static Reading readable(Decoded.Event event, Delivery delivery) {
    EventMetadata metadata = event.envelope().metadata();
    return new Reading.Events(
        List.of(
            new Reading.Readable(
                event.envelope(),
                () ->
                    Fingerprint.of(
                        metadata.type(),
                        metadata.version(),
                        delivery.body(),
                        event.dataOffset(),
                        event.dataLength()))));
  }

  private static Reading unreadable(Decoded decoded) {
    if (decoded instanceof Decoded.UnknownType unknown) {
      return new Reading.Unreadable(
          unknown.id(),
          unknown.type(),
          "type '" + unknown.type() + "' is in no catalogue of this subscription",
          true);
    }
    Decoded.Undecodable bad = (Decoded.Undecodable) decoded;
    return new Reading.Unreadable(bad.id(), bad.type(), bad.reason(), false);
  }

  private @Nullable InboundTranslator translatorOf(Decoded decoded) {
    if (decoded instanceof Decoded.UnknownType unknown) {
      return translation.byTag().getOrDefault(unknown.type(), translation.rest());
    }
    return translation.rest();
  }

  private Reading translate(InboundTranslator translator, Delivery delivery) {
    try {
      List<Publication> events =
          translator.translate(
              new ForeignMessage(
                  delivery.messageId(), delivery.key(), delivery.body(), delivery.attributes()));
      return stamped(events, delivery);
    } catch (Throwable e) {
      requireOfMessage(e);
      return new Reading.Unreadable(
          null,
          delivery.attributes().get(MessageAttributes.TYPE),
          "translator: " + Errors.describe(e),
          false);
    }
  }

  /** What says nothing about the message makes none undecodable: it is to be read again. */
  private static void requireOfMessage(Throwable error) {
    if (error instanceof OutOfMemoryError || error instanceof InterruptedException) {
      throw new IllegalStateException("the message was not read to its end", error);
    }
  }

  private Reading stamped(List<Publication> events, Delivery delivery) {
    List<Reading.Readable> readable = new ArrayList<>();
    for (Publication event : events) {
      String id = event.id() != null ? event.id() : idWithin(delivery, readable.size());
      EventMetadata metadata = stamp.apply(event.withId(id));
      readable.add(
          new Reading.Readable(
              new Envelope<>(event.event(), metadata), () -> fingerprint(metadata, delivery)));
    }
    return new Reading.Events(readable);
  }

  /** The same for each delivery of the message, so that its events are recognised. */
  private static String idWithin(Delivery delivery, int index) {
    String suffix = "-" + index;
    String id = delivery.messageId() + suffix;
    return EventIds.isValid(id)
        ? id
        : UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static Fingerprint fingerprint(EventMetadata metadata, Delivery delivery) {
    byte[] body = delivery.body();
    return Fingerprint.of(metadata.type(), metadata.version(), body, 0, body.length);
  }
}
