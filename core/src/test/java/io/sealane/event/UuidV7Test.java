package io.sealane.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UuidV7Test {

  private final UuidV7 ids =
      new UuidV7(InstantSource.fixed(Instant.ofEpochMilli(16)), new SplittableRandom(1));

  @Test
  void threadsNeverGetTheSameId() {
    Set<String> made = ConcurrentHashMap.newKeySet();

    IntStream.range(0, 50_000).parallel().forEach(i -> made.add(ids.get()));

    assertThat(made).hasSize(50_000);
  }

  @Test
  void moreIdsThanAMillisecondHasRoomForBorrowFromTheNext() {
    String first = ids.get();
    String last = first;
    for (int i = 0; i < 5_000; i++) {
      last = ids.get();
    }

    // 4,096 fit into the 12 bits of a millisecond.
    assertThat(first).startsWith("00000000-0010-7000");
    assertThat(last).startsWith("00000000-0011-7").isGreaterThan(first);
  }
}
