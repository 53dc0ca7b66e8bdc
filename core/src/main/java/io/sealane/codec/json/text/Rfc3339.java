package io.sealane.codec.json.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Timestamps as RFC 3339, section 5.6 writes them, to the microsecond. Read and written without a
 * formatter, because each event has one and a formatter costs more than the rest of the envelope.
 */
public final class Rfc3339 {

  /** The longest text that is written. */
  public static final int MAX_LENGTH = 27;

  private static final int SECONDS_PER_DAY = 86_400;
  private static final int NANOS_PER_MICRO = 1_000;

  private Rfc3339() {}

  /** Whether the year of the instant has four digits, as the format demands. */
  public static boolean canWrite(Instant time) {
    long second = time.getEpochSecond();
    return second >= -62_167_219_200L && second <= 253_402_300_799L;
  }

  /**
   * Writes an instant in UTC.
   *
   * @param out has room for {@value #MAX_LENGTH} characters
   * @return how many were written
   */
  public static int write(Instant time, char[] out) {
    long second = time.getEpochSecond();
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(second, SECONDS_PER_DAY));
    int rest = Math.floorMod(second, SECONDS_PER_DAY);
    number(out, 0, 4, day.getYear());
    out[4] = '-';
    number(out, 5, 2, day.getMonthValue());
    out[7] = '-';
    number(out, 8, 2, day.getDayOfMonth());
    out[10] = 'T';
    number(out, 11, 2, rest / 3600);
    out[13] = ':';
    number(out, 14, 2, rest / 60 % 60);
    out[16] = ':';
    number(out, 17, 2, rest % 60);
    int end = 19;
    int micros = time.getNano() / NANOS_PER_MICRO;
    if (micros > 0) {
      out[end] = '.';
      number(out, 20, 6, micros);
      end = 26;
    }
    out[end] = 'Z';
    return end + 1;
  }

  private static void number(char[] out, int from, int digits, int value) {
    for (int i = from + digits - 1; i >= from; i--) {
      out[i] = (char) ('0' + value % 10);
      value /= 10;
    }
  }

  /** Reads an instant, or returns null if the text is none. What is below a microsecond is cut. */
  public static @Nullable Instant read(char[] text, int from, int length) {
    return new Reading(text, from, from + length).instant();
  }

  /** A position in a text; every step back from it makes the whole invalid. */
  private static final class Reading {
    private final char[] text;
    private final int end;
    private int at;
    private boolean valid = true;

    Reading(char[] text, int from, int end) {
      this.text = text;
      this.at = from;
      this.end = end;
    }

    @Nullable Instant instant() {
      int year = digits(4, 9999);
      skip('-');
      int month = digits(2, 12);
      skip('-');
      int day = digits(2, 31);
      skip('T');
      long second = digits(2, 23) * 3600L;
      skip(':');
      second += digits(2, 59) * 60L;
      skip(':');
      // RFC 3339 has leap seconds, java.time has not: 60 becomes the next minute's first.
      second += digits(2, 60);
      int nanos = fraction();
      second -= offset();
      if (!valid || at != end) {
        return null;
      }
      try {
        long epochDay = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(epochDay * SECONDS_PER_DAY + second, nanos);
      } catch (DateTimeException noSuchDay) {
        return null;
      }
    }

    private int digits(int count, int max) {
      int value = 0;
      for (int i = 0; i < count; i++) {
        char c = next();
        valid &= c >= '0' && c <= '9';
        value = value * 10 + c - '0';
      }
      valid &= value <= max;
      return value;
    }

    private void skip(char expected) {
      valid &= Character.toUpperCase(next()) == expected;
    }

    private int fraction() {
      if (at >= end || text[at] != '.') {
        return 0;
      }
      int first = ++at;
      int micros = 0;
      while (at < end && text[at] >= '0' && text[at] <= '9') {
        micros = at - first < 6 ? micros * 10 + text[at] - '0' : micros;
        at++;
      }
      valid &= at > first;
      for (int i = at - first; i < 6; i++) {
        micros *= 10;
      }
      return micros * NANOS_PER_MICRO;
    }

    private long offset() {
      char sign = next();
      if (sign == 'Z' || sign == 'z') {
        return 0;
      }
      valid &= sign == '+' || sign == '-';
      long seconds = digits(2, 23) * 3600L;
      skip(':');
      seconds += digits(2, 59) * 60L;
      return sign == '-' ? -seconds : seconds;
    }

    private char next() {
      return at < end ? text[at++] : 0;
    }
  }
}
