package io.sealane.snssqs.matrix;

import io.sealane.event.DomainEvent;
import io.sealane.event.EventMetadata;
import io.sealane.transport.deadletter.DeadLetter;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a message said to who has read it, as texts that can be compared. */
final class Meaning {

  private final Map<String, String> all = new TreeMap<>();

  private Meaning() {}

  /** Of an event and all that came with it. */
  static Map<String, String> of(DomainEvent event, EventMetadata metadata) {
    Meaning meaning = new Meaning();
    meaning.put("event", event);
    meaning.put("id", metadata.id());
    meaning.put("type", metadata.type());
    meaning.put("version", metadata.version());
    meaning.put("source", metadata.source());
    meaning.put("time", metadata.time());
    meaning.put("key", metadata.key());
    meaning.put("correlation", metadata.correlationId());
    meaning.put("causation", metadata.causationId());
    meaning.put("trace", metadata.trace());
    meaning.put("expires", metadata.expiresAt());
    metadata.headers().forEach((name, value) -> meaning.put("header " + name, value));
    return meaning.all;
  }

  /** Of a dead letter and its reason. */
  static Map<String, String> of(DeadLetter letter) {
    Meaning meaning = new Meaning();
    meaning.put("id", letter.id());
    meaning.put("message", letter.messageId());
    meaning.put("type", letter.type());
    meaning.put("subscription", letter.subscription());
    meaning.put("key", letter.key());
    meaning.put("reason", letter.cause().reason());
    meaning.put("detail", letter.cause().detail());
    meaning.put("attempts", letter.cause().attempts());
    meaning.put("first", letter.cause().firstAt());
    meaning.put("at", letter.cause().deadAt());
    return meaning.all;
  }

  private void put(String name, @Nullable Object value) {
    if (value != null) {
      all.put(name, value.toString());
    }
  }
}
