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
}
