package io.sealane.conformance.rig;

import io.sealane.transport.deadletter.DeadLetter;
import io.sealane.transport.deadletter.DeadLetter.Cause;
import io.sealane.transport.deadletter.DeadLetter.Reason;
import io.sealane.transport.deadletter.Selection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Dead letters for cases that have no events yet. */
public final class Letters {

  private static final Instant FIRST = Instant.parse("2029-12-31T23:00:00Z");

  private Letters() {}

  /** A letter of an event that a handler has failed at. */
  public static DeadLetter of(Channel channel, String eventId, String body) {
    return new DeadLetter(
        "message-of-" + eventId,
        eventId,
        "shop.Opened",
        channel.queue().name(),
        "key-1",
        body.getBytes(StandardCharsets.UTF_8),
        Map.of("ce_type", "shop.Opened", "ce_id", eventId),
        new Cause(Reason.EXHAUSTED, "SomeException: text", 5, FIRST, FIRST.plusSeconds(61)));
  }

  /** A letter of an event of another type that died at another time. */
  public static DeadLetter of(Channel channel, String eventId, String type, Instant deadAt) {
    return new DeadLetter(
        "message-of-" + eventId,
        eventId,
        type,
        channel.queue().name(),
        "key-1",
        "body".getBytes(StandardCharsets.UTF_8),
        Map.of("ce_type", type, "ce_id", eventId),
        new Cause(Reason.EXHAUSTED, "SomeException: text", 5, FIRST, deadAt));
  }

  /** A letter of bytes that are no event. */
  public static DeadLetter undecodable(Channel channel, String messageId, String body) {
    return new DeadLetter(
        messageId,
        null,
        null,
        channel.queue().name(),
        null,
        body.getBytes(StandardCharsets.UTF_8),
        Map.of("name", "value"),
        new Cause(Reason.UNDECODABLE, "not JSON", 0, FIRST, FIRST));
  }

  /** All that are kept for the channel's queue. */
  public static List<DeadLetter> all(Rig rig, Channel channel) {
    return rig.await(channel.deadLetters().list(Selection.all()));
  }
}
