package io.sealane.conformance.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Channel;
import io.sealane.conformance.rig.Messages;
import io.sealane.conformance.rig.Rig;
import io.sealane.transport.send.SendResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Attributes arrive as they were sent, or the message is refused; never something in between. */
public interface CarriesAttributes extends TransportPromise {

  @Test
  @Case(id = "2")
  default void plainAttributesSurvive(Rig rig) {
    Channel channel = rig.channel(false);
    Map<String, String> attributes =
        Map.of("ce_type", "shop.Opened", "ce_id", "id-1", "with-dash_and.dot", "spaces inside");
    channel.send(Messages.text("body", attributes));
    assertThat(channel.takeOne().attributes()).containsAllEntriesOf(attributes);
  }

  @Test
  @Case(id = "2")
  default void strangeAttributesSurviveExactlyOrAreRefused(Rig rig) {
    Channel channel = rig.channel(false);
    List<String> values =
        List.of("", " around ", "\"quotes\" 'both'", "two\nlines", "\u00e9\u4e2d", "\ud83d\ude9a");
    for (String value : values) {
      survivesOrIsRefused(channel, Map.of("strange", value));
    }
  }

  @Test
  @Case(id = "3")
  default void moreAttributesThanTheLimitSurviveOrAreRefused(Rig rig) {
    Channel channel = rig.channel(false);
    survivesOrIsRefused(channel, attributes(channel.limits().maxAttributes() + 1));
  }

  @Test
  @Case(id = "3")
  default void asManyAttributesAsTheLimitSurvive(Rig rig) {
    Channel channel = rig.channel(false);
    Map<String, String> attributes = attributes(channel.limits().maxAttributes());
    channel.send(Messages.text("body", attributes));
    assertThat(channel.takeOne().attributes()).containsAllEntriesOf(attributes);
  }

  private static void survivesOrIsRefused(Channel channel, Map<String, String> attributes) {
    SendResult result = channel.sendAll(List.of(Messages.text("body", attributes))).get(0);
    if (result instanceof SendResult.Accepted) {
      var delivery = channel.takeOne();
      assertThat(delivery.attributes()).containsAllEntriesOf(attributes);
      channel.done(delivery);
    } else {
      assertThat(result).isInstanceOf(SendResult.Rejected.class);
    }
  }

  /** A broker without a limit is asked for more than any that has one. */
  private static Map<String, String> attributes(int limit) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < Math.min(limit, 100); i++) {
      attributes.put("name-" + i, "value-" + i);
    }
    return attributes;
  }
}
