package io.sealane.consume.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotsTest {

  private final Slots slots = new Slots(2);

  @Test
  void noMoreAreTakenThanThereAre() {
    slots.taken();
    assertThat(slots.isFree()).isTrue();
    slots.taken();
    assertThat(slots.isFree()).isFalse();
    slots.returned(1);
    assertThat(slots.isFree()).isTrue();
  }

  @Test
  void aLowerLimitWaitsForThoseThatRun() {
    slots.taken();
    slots.taken();

    slots.limit(1);

    slots.returned(1);
    assertThat(slots.isFree()).isFalse();
    slots.returned(1);
    assertThat(slots.isFree()).isTrue();
  }

  @Test
  void oneTriesAloneAfterAnOutage() {
    slots.probing(true);

    slots.taken();

    assertThat(slots.isFree()).isFalse();
    slots.probing(false);
    assertThat(slots.isFree()).isTrue();
  }

  @Test
  void nothingIsFetchedAheadBeforeAnythingIsKnownOfTheHandlers() {
    assertThat(slots.startableWithin(1_000, 20)).isZero();
  }

  @Test
  void slowHandlersLeaveRoomForLessAhead() {
    slots.taken();
    slots.returned(500);

    assertThat(slots.startableWithin(1_000, 20)).isEqualTo(4);
    assertThat(slots.startableWithin(100, 20)).isZero();
    assertThat(slots.startableWithin(100_000, 20)).isEqualTo(20);
  }

  @Test
  void quickHandlersAreSuppliedWithMoreThanSlowOnes() {
    long leaseQuarter = 7_500_000_000L;
    slots.taken();
    slots.returned(1_000);
    assertThat(slots.room(0, 0, 10, leaseQuarter)).as("1 µs").isEqualTo(2 + 100);

    Slots slower = new Slots(2);
    slower.taken();
    slower.returned(1_000_000);
    assertThat(slower.room(0, 0, 10, leaseQuarter)).as("1 ms").isEqualTo(2 + 40);

    Slots slow = new Slots(2);
    slow.taken();
    slow.returned(100_000_000);
    assertThat(slow.room(0, 0, 10, leaseQuarter)).as("100 ms").isEqualTo(2 + 20);

    assertThat(slots.room(0, 0, 10, 2_000)).as("a lease of 8 µs").isEqualTo(2 + 4);
  }
}
