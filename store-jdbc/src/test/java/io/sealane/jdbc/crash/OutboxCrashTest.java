package io.sealane.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.jdbc.server.Waiting;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * F24, F25, F32, F33: processes end or pause anywhere. {@code -Dsealane.crashes=3} lets each point
 * be hit the second and third time too, and {@code -Dsealane.kills=200} makes the soak long.
 */
class OutboxCrashTest {

  private static final int HITS = Integer.getInteger("sealane.crashes", 1);
  private static final int KILLS = Integer.getInteger("sealane.kills", 4);

  @ParameterizedTest
  @EnumSource
  void f32AnInstanceThatEndsAnywhereLosesAndInventsNothing(CrashPoint point) {
    for (int hit = 1; hit <= HITS; hit++) {
      try (Instances instances = new Instances()) {
        int passes = 20 * hit; // The first events are published and sent before it ends.
        Process victim =
            instances.start("publish", "-Dsealane.crash=" + point, "-Dsealane.crash.hit=" + passes);
        assertThat(Instances.exitOf(victim)).isEqualTo(CrashPoint.KILLED);
        Process next = instances.start("publish");
        instances.untilSentMore(20);
        Instances.kill(next);
        instances.isUnharmed("F32 " + point + " " + hit);
      }
    }
  }

  @Test
  void f25OfTwoInstancesOneIsKilledAgainAndAgain() {
    Random random = new Random(25);
    try (Instances instances = new Instances()) {
      Process[] two = {instances.start("publish"), instances.start("publish")};
      for (int kill = 0; kill < KILLS; kill++) {
        instances.untilSentMore(1 + random.nextInt(200));
        Instances.kill(two[kill % 2]);
        two[kill % 2] = instances.start("publish");
      }
      instances.untilSentMore(50);
      Instances.kill(two[0]);
      Instances.kill(two[1]);
      instances.isUnharmed("F25 outbox, kill -9, two instances");
    }
  }

  @Test
  void f33ARelayThatIsPausedBeyondItsLeaseChangesNothingWhenItGoesOn() {
    try (Instances instances = new Instances()) {
      // It only relays: a paused writer's open transaction would hold back all that came after it.
      Process paused = instances.start("relay");
      Waiting.until("it relays", instances::isRelayed);
      Process other = instances.start("publish");
      instances.untilSentMore(50);
      long token = instances.token();
      Instances.signal(paused, "STOP");
      Waiting.until("another one sends", () -> !instances.sender().equals("instance-0"));
      assertThat(instances.token()).isGreaterThan(token);
      instances.untilSentMore(50);
      Instances.signal(paused, "CONT");
      instances.untilSentMore(100);
      Instances.kill(paused);
      Instances.kill(other);
      instances.isUnharmed("F33 paused beyond its lease");
    }
  }
}
