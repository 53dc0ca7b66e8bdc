package io.sealane.conformance.rig;

import io.sealane.transport.receive.Delivery;
import io.sealane.transport.send.OutgoingMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Messages for cases that have no events yet. */
public final class Messages {

  private Messages() {}

  /** A message of that text. */
  public static OutgoingMessage text(@Nullable String key, String body) {
    return new OutgoingMessage(id(), key, body.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  /** A message of that text with attributes. */
  public static OutgoingMessage text(String body, Map<String, String> attributes) {
    return new OutgoingMessage(id(), null, body.getBytes(StandardCharsets.UTF_8), attributes);
  }

  /** Texts that are all different: prefix and number. */
  public static List<String> numbered(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  /** A new event id. */
  public static String id() {
    return UUID.randomUUID().toString();
  }

  /** The body as text. */
  public static String textOf(Delivery delivery) {
    return new String(delivery.body(), StandardCharsets.UTF_8);
  }

  /** The body as text. */
  public static String textOf(OutgoingMessage message) {
    return new String(message.body(), StandardCharsets.UTF_8);
  }

  /** The bodies as texts, in their order. */
  public static List<String> textsOf(List<Delivery> deliveries) {
    return new ArrayList<>(deliveries.stream().map(Messages::textOf).toList());
  }
}
