package io.sealane.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.transport.send.SendLimits;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The limits of a send are those of its topic. */
class CapabilitiesTest {

  private static final SendLimits USUAL = limits(1_000);
  private static final Topic ANY = Topic.of("orders");
  private static final Topic WIDE = Topic.of("reports");

  private final Capabilities usual =
      new Capabilities(Set.of(), USUAL, 10, 10, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  @Test
  void aTopicThatIsNoExceptionHasTheLimitsOfAll() {
    Capabilities some = usual.with(USUAL, Map.of("reports", limits(4_000)));
    assertThat(some.sendingTo(ANY)).isEqualTo(USUAL);
    assertThat(some.sendingTo(WIDE).maxMessageBytes()).isEqualTo(4_000);
  }

  @Test
  void theWidestAreThoseOfTheLargestMessage() {
    assertThat(usual.widest()).isEqualTo(USUAL);
    assertThat(usual.with(USUAL, Map.of("reports", limits(4_000), "notes", limits(10))).widest())
        .isEqualTo(limits(4_000));
    assertThat(usual.with(USUAL, Map.of("notes", limits(10))).widest()).isEqualTo(USUAL);
  }

  @Test
  void otherLimitsForAllLeaveNoException() {
    Capabilities some = usual.with(USUAL, Map.of("reports", limits(4_000)));
    assertThat(some.with(limits(20)).sendingTo(WIDE)).isEqualTo(limits(20));
  }

  @Test
  void eachLimitIsChangedWhateverTheTopic() {
    Capabilities some = usual.with(USUAL, Map.of("reports", limits(4_000)));
    Capabilities doubled = some.withEachLimit(its -> limits(2 * its.maxMessageBytes()));
    assertThat(doubled.sendingTo(ANY)).isEqualTo(limits(2_000));
    assertThat(doubled.sendingTo(WIDE)).isEqualTo(limits(8_000));
  }

  @Test
  void otherPromisesChangeNoLimit() {
    Capabilities some = usual.with(USUAL, Map.of("reports", limits(4_000)));
    assertThat(some.with(Set.of(Capability.DRAINS)).sendingTo(WIDE)).isEqualTo(limits(4_000));
  }

  private static SendLimits limits(int bytes) {
    return new SendLimits(10, bytes, bytes, 10, 0, true);
  }
}
