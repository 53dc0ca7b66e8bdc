package io.sealane.conformance.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Channel;
import io.sealane.conformance.rig.Messages;
import io.sealane.conformance.rig.Rig;
import io.sealane.error.Failure;
import io.sealane.transport.Capability;
import io.sealane.transport.send.OutgoingMessage;
import io.sealane.transport.send.SendResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A body arrives as the bytes that were sent. */
public interface CarriesBodies extends TransportPromise {

  @Test
  @Case(id = "1")
  default void textBodiesSurviveExactly(Rig rig) {
    Channel channel = rig.channel(false);
    List<String> bodies =
        List.of(
            "",
            "plain",
            " spaces around ",
            "two\nlines\r\nand\ta tab",
            "{\"quoted\": \"\\\"\"}",
            "\u00e9 \u4e2d \ud55c \u05d0",
            "\ud83d\ude9a \ud835\udcb3 \ud83c\udff4\udb40\udc67",
            "x".repeat(Math.min(100_000, channel.limits().publishableBytes())));
    for (String body : bodies) {
      channel.send(body);
    }
    assertThat(Messages.textsOf(channel.take(bodies.size())))
        .containsExactlyInAnyOrderElementsOf(bodies);
  }

  @Test
  @Case(id = "1", capability = Capability.BINARY_BODIES)
  default void binaryBodiesSurviveExactlyOrAreRefusedBeforeSending(Rig rig) {
    Channel channel = rig.channel(false);
    byte[] body = new byte[256];
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) i;
    }
    SendResult result =
        channel.sendAll(List.of(new OutgoingMessage(Messages.id(), null, body, Map.of()))).get(0);
    if (rig.declares(Capability.BINARY_BODIES)) {
      assertThat(channel.takeOne().body()).isEqualTo(body);
    } else {
      assertThat(result).isInstanceOf(SendResult.Rejected.class);
      assertThat(((SendResult.Rejected) result).failure().kind()).isEqualTo(Failure.Kind.INVALID);
      channel.bringsNothing();
    }
  }

  @Test
  @Case(id = "1")
  default void aBodyOfTheGreatestSizeSurvives(Rig rig) {
    Channel channel = rig.channel(false);
    int size = channel.limits().maxMessageBytes();
    String body = "\u00e9".repeat(size / 2);
    channel.send(body);
    assertThat(channel.takeOne().body()).hasSize(body.getBytes(StandardCharsets.UTF_8).length);
  }
}
