package io.sealane.simulation.life;

import io.sealane.codec.MessageAttributes;
import io.sealane.simulation.fault.FaultKind;
import io.sealane.simulation.world.Injection;
import io.sealane.transport.send.OutgoingMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Messages that no application of ours has written. */
final class Foreign {

  private Foreign() {}

  static OutgoingMessage message(Injection injection) {
    String id = "e" + injection.number();
    String type =
        injection.kind() == FaultKind.UNKNOWN_TYPE ? "elsewhere.Thing" : placed(injection);
    String body =
        injection.kind() == FaultKind.UNDECODABLE
            ? "{\"specversion\":\"1.0\", \"id\": oh no, " + id
            : event(id, type, injection);
    Map<String, String> attributes =
        injection.kind() == FaultKind.UNDECODABLE
            ? Map.of(MessageAttributes.TYPE, type)
            : Map.of(MessageAttributes.TYPE, type, MessageAttributes.ID, id);
    return new OutgoingMessage(id, null, body.getBytes(StandardCharsets.UTF_8), attributes);
  }

  private static String placed(Injection injection) {
    return injection.topic().equals("plain") ? "plain.PlainPlaced" : "keyed.KeyedPlaced";
  }

  /** Of the same id as an event of ours, but with other content. */
  private static String event(String id, String type, Injection injection) {
    return """
        {"specversion":"1.0","id":"%s","source":"%s","type":"%s",
         "time":"2026-11-22T12:00:00Z","datacontenttype":"application/json",
         "data":{"number":%d,"key":"conflict","note":"of somebody else"}}
        """
        .formatted(id, injection.topic(), type, injection.number());
  }
}
