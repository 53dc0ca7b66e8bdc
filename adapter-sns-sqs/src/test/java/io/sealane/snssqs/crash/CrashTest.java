package io.sealane.snssqs.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealane.snssqs.oracle.Findings;
import io.sealane.snssqs.server.Shared;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Processes that are killed. {@code -Dsealane.crashes=3} lets each point be hit the second and the
 * third time too, and {@code -Dsealane.kills=200} makes the soak long.
 */
@ExtendWith(Findings.class)
class CrashTest {

  @RegisterExtension static final Shared SERVER = Shared.fauxqs();

  private static final int HITS = Integer.getInteger("sealane.crashes", 1);
  private static final int KILLS = Integer.getInteger("sealane.kills", 3);
  private static final int EVENTS = 20;

  @ParameterizedTest
  @EnumSource
  void f24AProcessThatEndsAnywhereLosesAndDoublesNothing(CrashPoint point) {
    for (int hit = 1; hit <= HITS; hit++) {
      String[] options = {"-Dsealane.crash=" + point, "-Dsealane.crash.hit=" + hit};
      int events = EVENTS * hit; // enough to get there so often
      try (Processes processes = new Processes(SERVER, false)) {
        if (point.isOfPublishing()) {
          Process victim = processes.publisher(0, events, options);
          assertThat(Processes.exitOf(victim)).isEqualTo(CrashPoint.KILLED);
          processes.consumer();
          assertThat(Processes.exitOf(processes.publisher(0, events))).isZero();
        } else {
          processes.publish(events);
          Process victim = processes.consumer(options);
          assertThat(Processes.exitOf(victim)).isEqualTo(CrashPoint.KILLED);
          processes.consumer();
        }
        processes.isUnharmed("F24-" + point + "-" + hit);
      }
    }
  }

  @Test
  void f25OfTwoConsumersOneIsKilledAgainAndAgain() {
    killAgainAndAgain("F25", false);
  }

  @Test
  void f25OfTwoConsumersOneIsKilledAgainAndAgainWhereOrderIsKept() {
    killAgainAndAgain("F25-fifo", true);
  }

  /** Each victim is killed at work: it consumes when new events come, and some are handled. */
  private static void killAgainAndAgain(String id, boolean ordered) {
    Random random = new Random(25);
    try (Processes processes = new Processes(SERVER, ordered)) {
      Process[] two = {processes.consumer(), processes.consumer()};
      for (int kill = 0; kill < KILLS; kill++) {
        Process victim = two[kill % 2];
        processes.untilReady(victim);
        int enough = processes.effects() + 1 + random.nextInt(EVENTS / 2);
        processes.publish(EVENTS * (kill + 1));
        processes.until("some more effects", () -> processes.effects() >= enough);
        Processes.kill(victim);
        two[kill % 2] = processes.consumer();
      }
      processes.publish(EVENTS * (KILLS + 1));
      processes.isUnharmed(id);
    }
  }

  @Test
  void f3AConsumerThatStandsStillForLongerThanItsLeaseDoublesNothing() {
    try (Processes processes = new Processes(SERVER, false)) {
      processes.publish(EVENTS * 2);
      Process paused = processes.consumer();
      processes.until("it is at work", () -> processes.effects() > 3);
      Processes.signal(paused, "STOP");
      processes.consumer();
      processes.pass(Child.LEASE.multipliedBy(2));
      Processes.signal(paused, "CONT");
      processes.isUnharmed("F3");
    }
  }

  @Test
  void f26AConsumerThatIsToldToEndTwiceLosesNothing() {
    try (Processes processes = new Processes(SERVER, false)) {
      processes.publish(EVENTS * 2);
      Process ended = processes.consumer();
      processes.until("it is at work", () -> processes.effects() > 3);
      Processes.signal(ended, "TERM");
      Processes.signal(ended, "TERM");
      assertThat(Processes.exitOf(ended)).isNotZero();
      processes.consumer();
      processes.isUnharmed("F26");
    }
  }

  @Test
  void f40ASmallHeapIsEnoughForADeepBacklog() {
    try (Processes processes = new Processes(SERVER, false)) {
      processes.publish(EVENTS * 10);
      Process small = processes.consumer("-Xmx64m", "-XX:+ExitOnOutOfMemoryError");
      processes.isUnharmed("F40");
      assertThat(small.isAlive()).isTrue();
    }
  }
}
