package io.sealane.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class UuidV7Props {

  private static final long YEAR_2026 = 1_767_225_600_000L;

  @Property
  void idsIncreaseWhateverTheClockDoes(
      @ForAll @Size(min = 2, max = 200) List<@LongRange(min = -5_000, max = 5_000) Long> steps,
      @ForAll long seed) {
    AtomicInteger at = new AtomicInteger();
    InstantSource clock =
        () -> Instant.ofEpochMilli(YEAR_2026 + steps.get(at.getAndIncrement() % steps.size()));
    UuidV7 ids = new UuidV7(clock, new SplittableRandom(seed));

    List<String> made = new ArrayList<>();
    steps.forEach(step -> made.add(ids.get()));

    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Property
  void anIdIsAUuidOfVersion7AndTellsItsMillisecond(
      @ForAll @LongRange(min = 0, max = (1L << 48) - 1) long millis, @ForAll long seed) {
    InstantSource clock = InstantSource.fixed(Instant.ofEpochMilli(millis));

    UUID id = UUID.fromString(new UuidV7(clock, new SplittableRandom(seed)).get());

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(millis);
  }
}
