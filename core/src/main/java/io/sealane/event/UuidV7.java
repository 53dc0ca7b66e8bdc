package io.sealane.event;

import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Makes event ids: UUIDs of version 7 (RFC 9562, section 5.7), which sort by the time of their
 * making. Ids of one generator always increase, also within a millisecond (the 12 bits of {@code
 * rand_a} count, section 6.2 method 1) and when the clock steps back. Safe for use by many threads.
 */
public final class UuidV7 implements Supplier<String> {

  private static final int COUNTER_BITS = 12;
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final InstantSource clock;
  private final RandomGenerator random;
  private long lastTick;

  /** A generator on the given clock and source of randomness; both may be a test's own. */
  public UuidV7(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public String get() {
    long tick;
    long tail;
    synchronized (this) {
      // A tick is a millisecond with room for the counter below it: one number to keep increasing.
      tick = Math.max(clock.millis() << COUNTER_BITS, lastTick + 1);
      lastTick = tick;
      tail = random.nextLong();
    }
    long high = (tick >>> COUNTER_BITS << 16) | 0x7000 | (tick & 0xFFF);
    long low = (tail & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return text(high, low);
  }

  private static String text(long high, long low) {
    char[] text = new char[36];
    write(text, 0, high >>> 32, 8);
    text[8] = '-';
    write(text, 9, high >>> 16, 4);
    text[13] = '-';
    write(text, 14, high, 4);
    text[18] = '-';
    write(text, 19, low >>> 48, 4);
    text[23] = '-';
    write(text, 24, low, 12);
    return new String(text);
  }

  private static void write(char[] text, int at, long bits, int digits) {
    for (int i = digits - 1; i >= 0; i--) {
      text[at + i] = HEX[(int) (bits & 0xF)];
      bits >>>= 4;
    }
  }
}
