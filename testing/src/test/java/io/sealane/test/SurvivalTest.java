package io.sealane.test;

import static io.sealane.test.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealane.SealaneBuilder;
import io.sealane.inmemory.Trouble;
import io.sealane.inmemory.Trouble.Kind;
import io.sealane.test.Shop.DeliveryScheduled;
import io.sealane.test.Shop.OrderCompleted;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SurvivalTest {

  private static final int ORDERS = 20;

  private static SealaneBuilder guarded(SealaneBuilder builder) {
    return Shop.events(builder)
        .subscribe(Shop.schedulingDelivery(), Shop.logistics(scheduled -> {}));
  }

  private static SealaneBuilder unguarded(SealaneBuilder builder) {
    return Shop.events(builder).subscribe(Shop.delivery(order -> {}).unguarded());
  }

  private static void complete(SealaneTest sealane) {
    for (int i = 0; i < ORDERS; i++) {
      sealane.publish(new OrderCompleted("o-" + i, i));
    }
    sealane.awaitIdle();
  }

  @Test
  void guardedHandlersSurviveTrouble() {
    Map<Kind, Long> hits = new EnumMap<>(Kind.class);
    SealaneTest.survives(
        50,
        setup -> {
          try (var sealane = setup.with(SurvivalTest::guarded)) {
            complete(sealane);

            assertThat(sealane).handled(OrderCompleted.class).times(ORDERS).by("delivery");
            assertThat(sealane).handled(DeliveryScheduled.class).by("logistics");
            sealane.transport().faults().hits().forEach((k, v) -> hits.merge(k, v, Long::sum));
          }
        });

    assertThat(hits).containsKeys(Kind.DUPLICATED, Kind.LEASE_CUT, Kind.CORRUPTED);
  }

  @Test
  void whatDoesNotSurviveIsToldWithItsSeed() {
    assertThatThrownBy(() -> SealaneTest.survives(100, SurvivalTest::shipsOnceWithoutGuard))
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(
            """
            Seed (\\d+) of the seeds 1 to 100 fails; -Dsealane.seed=\\1 runs it alone.
            Trouble: ([A-Z_]+ \\d+x(, )?)+
            Expected OrderCompleted to be handled 20 times by delivery,
            but it was handled 2\\d times by delivery:
            (?s:.*)Timeline:(?s:.*)""")
        .hasCauseInstanceOf(AssertionError.class);
  }

  @Test
  void whateverFailsIsToldWithWhatHappened() {
    assertThatThrownBy(
            () ->
                SealaneTest.survives(
                    1,
                    setup -> {
                      try (var sealane = setup.with(SurvivalTest::guarded)) {
                        complete(sealane);
                        throw new StackOverflowError();
                      }
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("Seed 1 fails; -Dsealane.seed=1 runs it alone.\nTrouble: ")
        .hasMessageContaining("\njava.lang.StackOverflowError\nTimeline:\n  +0 ms");
  }

  private static void shipsOnceWithoutGuard(TestSetup setup) {
    try (var sealane = setup.with(SurvivalTest::unguarded)) {
      complete(sealane);
      assertThat(sealane).handled(OrderCompleted.class).by("delivery").times(ORDERS);
    }
  }

  @Test
  void aSeedRepeatsEverything() {
    for (long seed = 1; seed <= 20; seed++) {
      assertThat(timeline(seed)).as("seed %d", seed).isEqualTo(timeline(seed));
    }
    assertThat(timeline(1)).isNotEqualTo(timeline(2));
  }

  private static String timeline(long seed) {
    TestSetup setup = TestSetup.standard().inTrouble(Trouble.everything(seed));
    try (var sealane = setup.with(SurvivalTest::guarded)) {
      complete(sealane);
      return sealane.recording().timeline();
    }
  }

  @Test
  void aSeedOnTheCommandLineRunsAlone() {
    Properties properties = new Properties();
    properties.setProperty("sealane.seed", "4711");
    List<Long> seen = new ArrayList<>();
    Survival.of(100, properties).run(setup -> seen.add(setup.seed()));

    assertThat(seen).containsExactly(4711L);
    assertThatThrownBy(
            () ->
                Survival.of(100, properties)
                    .run(
                        setup -> {
                          throw new IllegalStateException("no");
                        }))
        .hasMessage(
            "Seed 4711 fails; -Dsealane.seed=4711 runs it alone.\nTrouble: none\n"
                + "java.lang.IllegalStateException: no");
  }

  @Test
  void moreSeedsCanBeAskedForOnTheCommandLine() {
    Properties properties = new Properties();
    properties.setProperty("sealane.seeds", "3");
    List<Long> seen = new ArrayList<>();
    Survival.of(100, properties).run(setup -> seen.add(setup.seed()));

    assertThat(seen).containsExactly(1L, 2L, 3L);
    assertThatThrownBy(() -> SealaneTest.survives(0, setup -> {}))
        .hasMessage("a scenario that runs 0 times survives all");
  }
}
