package io.sealane.conformance.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.conformance.TransportPromise;
import io.sealane.conformance.report.Case;
import io.sealane.conformance.rig.Channel;
import io.sealane.conformance.rig.Messages;
import io.sealane.conformance.rig.Rig;
import io.sealane.transport.Capability;
import io.sealane.transport.Topic;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A queue gets the types that it takes, and all of them; the others too, if not declared. */
public interface FiltersByType extends TransportPromise {

  @Test
  @Case(id = "7", capability = Capability.FILTERS_BY_TYPE)
  default void aQueueGetsOnlyTheTypesThatItTakes(Rig rig) {
    Topic topic = rig.topic(false);
    Channel some = rig.channel(topic, rig.queue(Set.of("shop.Wanted"), topic));
    Channel all = rig.channel(topic, rig.queue(topic));
    all.send(Messages.text("wanted", Map.of("ce_type", "shop.Wanted")));
    all.send(Messages.text("other", Map.of("ce_type", "shop.Other")));
    assertThat(Messages.textsOf(all.take(2))).containsExactlyInAnyOrder("wanted", "other");
    if (rig.declares(Capability.FILTERS_BY_TYPE)) {
      assertThat(Messages.textOf(some.takeOne())).isEqualTo("wanted");
      some.bringsNothing();
    } else {
      assertThat(Messages.textsOf(some.take(2))).containsExactlyInAnyOrder("wanted", "other");
    }
  }

  @Test
  @Case(id = "7", capability = Capability.FILTERS_BY_TYPE)
  default void theTypesOfAQueueCanChange(Rig rig) {
    rig.require(Capability.FILTERS_BY_TYPE);
    Topic topic = rig.topic(false);
    var narrow = rig.queue(Set.of("shop.Old"), topic);
    rig.channel(topic, narrow);
    Channel wide = rig.widened(topic, narrow, Set.of("shop.Old", "shop.New"));
    wide.send(Messages.text("new", Map.of("ce_type", "shop.New")));
    assertThat(Messages.textOf(wide.takeOne())).isEqualTo("new");
  }
}
