package io.sealane.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sealane.time.ManualScheduler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InMemoryGuardTest {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration TICK = Duration.ofNanos(1);
  private static final GuardKey KEY = key("01890000-0000-7000-8000-000000000001");
  private static final Fingerprint CONTENT = content("a");
  private static final Fingerprint OTHER = content("b");

  private final ManualScheduler time = new ManualScheduler();
  private final LeasedGuard guard = InMemoryGuard.create(time);

  @Test
  void aNewEventMayBeHandled() {
    assertThat(guard.claim(KEY, CONTENT, LEASE)).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void aHandledEventIsKnown() {
    handle(guard, KEY);

    assertThat(guard.claim(KEY, CONTENT, LEASE)).isEqualTo(new Claim.Completed());
  }

  @Test
  void whatWasAbandonedIsForgottenAfterTheRetentionAndNotBefore() {
    InMemoryGuard brief = InMemoryGuard.create(time).withRetention(Duration.ofMinutes(1));
    brief.claim(KEY, CONTENT, LEASE);
    time.advance(LEASE.plusMinutes(1).minus(TICK));
    brief.claim(key("second"), CONTENT, LEASE);
    assertThat(brief.size()).isEqualTo(2);
    time.advance(TICK);

    brief.claim(key("third"), CONTENT, LEASE);

    assertThat(brief.size()).as("second and third").isEqualTo(2);
  }

  @Test
  void oneThatIsRenewedDoesNotKeepTheAbandonedBehindIt() {
    InMemoryGuard brief = InMemoryGuard.create(time).withRetention(Duration.ofMinutes(1));
    String renewed = granted(brief.claim(KEY, CONTENT, LEASE));
    brief.claim(key("abandoned"), CONTENT, LEASE);
    assertThat(brief.renew(KEY, renewed, Duration.ofHours(1))).isTrue();
    time.advance(Duration.ofMinutes(2));

    brief.claim(key("third"), CONTENT, LEASE);

    assertThat(brief.size()).as("the renewed and the third").isEqualTo(2);
  }

  @Test
  void beyondItsCapacityAClaimIsForgottenAsSoonAsItIsOver() {
    InMemoryGuard small = InMemoryGuard.create(time).withCapacity(1);
    small.claim(KEY, CONTENT, LEASE);
    time.advance(LEASE);

    small.claim(key("second"), CONTENT, LEASE);

    assertThat(small.size()).isEqualTo(1);
  }

  @Test
  void whileOneIsAtItTheOthersAreToldForHowLong() {
    guard.claim(KEY, CONTENT, LEASE);
    time.advance(Duration.ofSeconds(10));

    assertThat(guard.claim(KEY, CONTENT, LEASE))
        .isEqualTo(new Claim.InProgress(Duration.ofSeconds(20)));
  }

  @Test
  void aClaimCanBeTakenWhenItsLeaseIsOverAndNotBefore() {
    String first = granted(guard.claim(KEY, CONTENT, LEASE));
    time.advance(LEASE.minus(TICK));
    assertThat(guard.claim(KEY, CONTENT, LEASE)).isEqualTo(new Claim.InProgress(TICK));
    time.advance(TICK);

    String second = granted(guard.claim(KEY, CONTENT, LEASE));

    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void whoLostItsClaimCannotCompleteRenewOrReleaseIt() {
    String first = granted(guard.claim(KEY, CONTENT, LEASE));
    time.advance(LEASE);
    String second = granted(guard.claim(KEY, CONTENT, LEASE));

    assertThat(guard.complete(KEY, first)).isFalse();
    assertThat(guard.renew(KEY, first, LEASE)).isFalse();
    guard.release(KEY, first);

    assertThat(guard.claim(KEY, CONTENT, LEASE)).isEqualTo(new Claim.InProgress(LEASE));
    assertThat(guard.complete(KEY, second)).isTrue();
  }

  @Test
  void anEndedClaimIsStillItsOwnersUntilSomebodyTakesIt() {
    String owner = granted(guard.claim(KEY, CONTENT, LEASE));
    time.advance(LEASE.multipliedBy(2));

    assertThat(guard.renew(KEY, owner, LEASE)).isTrue();
    time.advance(LEASE.multipliedBy(2));
    assertThat(guard.complete(KEY, owner)).isTrue();

    assertThat(guard.claim(KEY, CONTENT, LEASE)).isEqualTo(new Claim.Completed());
  }

  @Test
  void aRenewedClaimHoldsFromTheRenewalOn() {
    String owner = granted(guard.claim(KEY, CONTENT, LEASE));
    time.advance(LEASE.minus(TICK));

    assertThat(guard.renew(KEY, owner, LEASE)).isTrue();

    time.advance(LEASE.minus(TICK));
    assertThat(guard.claim(KEY, CONTENT, LEASE)).isEqualTo(new Claim.InProgress(TICK));
  }

  @Test
  void aReleasedEventMayBeHandledAtOnce() {
    String owner = granted(guard.claim(KEY, CONTENT, LEASE));

    guard.release(KEY, owner);

    assertThat(guard.claim(KEY, CONTENT, LEASE)).isInstanceOf(Claim.Granted.class);
    assertThat(guard.complete(KEY, owner)).isFalse();
  }

  @Test
  void aCompletedClaimIsNobodysAnyMore() {
    String owner = handle(guard, KEY);

    assertThat(guard.complete(KEY, owner)).isFalse();
    assertThat(guard.renew(KEY, owner, LEASE)).isFalse();
    guard.release(KEY, owner);

    assertThat(guard.claim(KEY, CONTENT, LEASE)).isEqualTo(new Claim.Completed());
  }

  @Test
  void theSameIdWithOtherContentIsAConflictHandledOrNot() {
    String owner = granted(guard.claim(KEY, CONTENT, LEASE));
    assertThat(guard.claim(KEY, OTHER, LEASE)).isEqualTo(new Claim.Conflict());
    time.advance(LEASE);
    assertThat(guard.claim(KEY, OTHER, LEASE)).isEqualTo(new Claim.Conflict());
    guard.complete(KEY, owner);

    assertThat(guard.claim(KEY, OTHER, LEASE)).isEqualTo(new Claim.Conflict());
    assertThat(guard.claim(KEY, CONTENT, LEASE)).isEqualTo(new Claim.Completed());
  }

  @Test
  void contentDiffersInEachHalfOfItsFingerprint() {
    String owner = granted(guard.claim(KEY, new Fingerprint(1, 2), LEASE));
    guard.complete(KEY, owner);

    assertThat(guard.claim(KEY, new Fingerprint(1, 3), LEASE)).isEqualTo(new Claim.Conflict());
    assertThat(guard.claim(KEY, new Fingerprint(3, 2), LEASE)).isEqualTo(new Claim.Conflict());
  }

  @Test
  void twoSubscriptionsEachHandleTheEvent() {
    handle(guard, KEY);

    assertThat(guard.claim(new GuardKey("logistics", KEY.eventId()), CONTENT, LEASE))
        .isInstanceOf(Claim.Granted.class);
  }

  @Test
  void subscriptionsWithNamesOfOneHashAreTwo() {
    assertThat("Aa").hasSameHashCodeAs("BB");
    GuardKey one = new GuardKey("Aa", "1");
    handle(guard, one);

    assertThat(guard.claim(new GuardKey("BB", "1"), CONTENT, LEASE))
        .isInstanceOf(Claim.Granted.class);
  }

  @Test
  void everyIdIsToldFromEveryOther() {
    List<String> ids =
        List.of(
            "01890000-0000-7000-8000-000000000001",
            "01890000-0000-7000-8000-000000000002",
            "01890000-0000-7000-8001-000000000001",
            "01890000-0000-7001-8000-000000000001",
            "11890000-0000-7000-8000-000000000001",
            "01890000-0000-7000-8000-00000000000a",
            "01890000-0000-7000-8000-00000000000A",
            "01890000-0000-7000-8000-00000000000g",
            "01890000-0000-7000-8000-00000000000`",
            "01890000-0000-7000-8000-00000000000/",
            "01890000-0000-7000-8000-00000000000:",
            "018900000-000-7000-8000-000000000001",
            "01890000-0000-7000-80000000-00000001",
            "0189000000007000800000000000000100000",
            "0189000000000-7000-8000-000000000001",
            "18900000-0000-7000-8000-000000000001",
            "o-1",
            "o-2");

    for (String id : ids) {
      assertThat(guard.claim(key(id), CONTENT, LEASE)).as(id).isInstanceOf(Claim.Granted.class);
      guard.complete(key(id), String.valueOf(ids.indexOf(id) + 1));
    }
    for (String id : ids) {
      assertThat(guard.claim(key(id), CONTENT, LEASE)).as(id).isEqualTo(new Claim.Completed());
    }
  }

  @Test
  void anEventIsForgottenAfterTheRetentionAndNotBefore() {
    Duration retention = Duration.ofMinutes(10);
    LeasedGuard shorter = InMemoryGuard.create(time).withRetention(retention);
    handle(shorter, KEY);

    time.advance(retention);
    assertThat(shorter.claim(KEY, CONTENT, LEASE)).isEqualTo(new Claim.Completed());
    time.advance(TICK);
    assertThat(shorter.claim(KEY, CONTENT, LEASE)).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void theOldestEventsAreForgottenWhereThereAreTooMany() {
    InMemoryGuard small = InMemoryGuard.create(time).withCapacity(2);
    handle(small, key("1"));
    handle(small, key("2"));
    handle(small, key("3"));

    assertThat(small.size()).isEqualTo(2);
    assertThat(small.claim(key("2"), CONTENT, LEASE)).isEqualTo(new Claim.Completed());
    assertThat(small.claim(key("3"), CONTENT, LEASE)).isEqualTo(new Claim.Completed());
    assertThat(small.claim(key("1"), CONTENT, LEASE)).isInstanceOf(Claim.Granted.class);
  }

  @Test
  void aClaimThatIsOnIsNotForgottenHoweverManyThereAre() {
    InMemoryGuard small = InMemoryGuard.create(time).withCapacity(2);
    List<String> owners = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      owners.add(granted(small.claim(key("e" + i), CONTENT, LEASE)));
    }

    for (int i = 0; i < 10; i++) {
      assertThat(small.claim(key("e" + i), CONTENT, LEASE)).isInstanceOf(Claim.InProgress.class);
      assertThat(small.complete(key("e" + i), owners.get(i))).isTrue();
    }
    assertThat(small.size()).isEqualTo(2);
  }

  @Test
  void abandonedClaimsDoNotStayForEver() {
    InMemoryGuard small =
        InMemoryGuard.create(time).withCapacity(2).withRetention(Duration.ofMinutes(10));
    String abandoned = granted(small.claim(key("1"), CONTENT, LEASE));
    time.advance(LEASE.plusMinutes(10).minus(TICK));
    granted(small.claim(key("2"), CONTENT, LEASE));
    assertThat(small.size()).as("within the retention").isEqualTo(2);
    time.advance(TICK);
    granted(small.claim(key("3"), CONTENT, LEASE));

    assertThat(small.size()).as("after the retention").isEqualTo(2);
    assertThat(small.complete(key("1"), abandoned)).isFalse();

    time.advance(LEASE);
    granted(small.claim(key("4"), CONTENT, LEASE));
    assertThat(small.size()).as("more than there is room for").isEqualTo(2);
  }

  @Test
  void impossibleBoundsAreRefused() {
    InMemoryGuard any = InMemoryGuard.create(time);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> any.withCapacity(0))
        .withMessage("a guard that remembers 0 events");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> any.withRetention(Duration.ZERO))
        .withMessage("a retention of PT0S; it takes more than PT0S, to PT876000H");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> any.claim(KEY, CONTENT, Duration.ofDays(36_501)))
        .withMessage("a claim of PT876024H; it takes more than PT0S, to PT876000H");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> any.renew(KEY, "1", Duration.ofSeconds(-1)));
    assertThat(any.claim(KEY, CONTENT, Duration.ofDays(36_500))).isInstanceOf(Claim.Granted.class);
  }

  @RepeatedTest(10)
  @Timeout(30)
  void ofManyAtOnceOneHandlesEachEvent() throws Exception {
    InMemoryGuard shared = InMemoryGuard.create();
    Map<String, Integer> effects = new ConcurrentHashMap<>();
    AtomicInteger inside = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    CyclicBarrier together = new CyclicBarrier(4);
    List<Future<?>> all = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      all.add(
          threads.submit(
              () -> {
                together.await();
                for (int i = 0; i < 2_000; i++) {
                  GuardKey key = key("e" + i);
                  if (shared.claim(key, CONTENT, LEASE) instanceof Claim.Granted granted) {
                    effects.merge(key.eventId(), 1, Integer::sum);
                    inside.addAndGet(shared.complete(key, granted.owner()) ? 0 : 1);
                  }
                }
                return null;
              }));
    }
    for (Future<?> each : all) {
      each.get();
    }
    threads.shutdown();

    assertThat(inside).as("completions of claims that were lost").hasValue(0);
    assertThat(effects).hasSize(2_000).allSatisfy((id, n) -> assertThat(n).isEqualTo(1));
  }

  private static String handle(LeasedGuard guard, GuardKey key) {
    String owner = granted(guard.claim(key, CONTENT, LEASE));
    assertThat(guard.complete(key, owner)).isTrue();
    return owner;
  }

  private static String granted(Claim claim) {
    assertThat(claim).isInstanceOf(Claim.Granted.class);
    return ((Claim.Granted) claim).owner();
  }

  private static GuardKey key(String id) {
    return new GuardKey("delivery", id);
  }

  private static Fingerprint content(String data) {
    byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
    return Fingerprint.of("orders.Completed", 1, bytes, 0, bytes.length);
  }
}
