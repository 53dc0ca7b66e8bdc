package io.sealane.codec.json.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

class Rfc3339Props {

  private static final long MIN = -62_167_219_200L;
  private static final long MAX = 253_402_300_799L;

  private static @Nullable Instant read(String text) {
    char[] padded = ("??" + text + "!!").toCharArray();
    return Rfc3339.read(padded, 2, text.length());
  }

  private static String write(Instant time) {
    char[] out = new char[Rfc3339.MAX_LENGTH];
    return new String(out, 0, Rfc3339.write(time, out));
  }

  @Property
  void whatIsWrittenIsReadToTheMicrosecond(
      @ForAll @LongRange(min = MIN, max = MAX) long second,
      @ForAll @IntRange(max = 999_999_999) int nano) {
    Instant time = Instant.ofEpochSecond(second, nano);
    String text = write(time);

    assertThat(Rfc3339.canWrite(time)).isTrue();
    assertThat(read(text)).isEqualTo(time.truncatedTo(ChronoUnit.MICROS));
    assertThat(OffsetDateTime.parse(text).toInstant())
        .isEqualTo(time.truncatedTo(ChronoUnit.MICROS));
  }

  @Property
  void whatJavaTimeWritesIsRead(
      @ForAll @LongRange(min = MIN + 86_400, max = MAX - 86_400) long second,
      @ForAll @IntRange(max = 999_999_999) int nano,
      @ForAll @IntRange(min = -1079, max = 1079) int offset) {
    OffsetDateTime time =
        Instant.ofEpochSecond(second, nano).atOffset(ZoneOffset.ofTotalSeconds(offset * 60));
    String text =
        time.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss"))
            + "."
            + String.format("%09d", nano)
            + time.getOffset();

    assertThat(read(text)).isEqualTo(time.toInstant().truncatedTo(ChronoUnit.MICROS));
    assertThat(read(text.toLowerCase(java.util.Locale.ROOT)))
        .isEqualTo(time.toInstant().truncatedTo(ChronoUnit.MICROS));
  }

  @Property
  void aTextWithAnotherCharacterIsAnotherTimeOrNone(
      @ForAll @IntRange(max = 26) int place, @ForAll char other) {
    String text = "2026-11-22T10:15:30.123456Z";
    String changed = text.substring(0, place) + other + text.substring(place + 1);
    Instant read = read(changed);

    if (read != null) {
      assertThat(OffsetDateTime.parse(changed.replace(":60", ":59")).toInstant())
          .isBetween(read.minusSeconds(1), read);
    }
  }

  @Example
  void yearsOfMoreThanFourDigitsCannotBeWritten() {
    assertThat(Rfc3339.canWrite(Instant.ofEpochSecond(MIN))).isTrue();
    assertThat(Rfc3339.canWrite(Instant.ofEpochSecond(MIN - 1))).isFalse();
    assertThat(Rfc3339.canWrite(Instant.ofEpochSecond(MAX, 999_999_999))).isTrue();
    assertThat(Rfc3339.canWrite(Instant.ofEpochSecond(MAX + 1))).isFalse();
  }

  @Example
  void formsThatAreReadAndFormsThatAreNot() {
    Instant time = Instant.parse("2026-11-22T10:15:30Z");
    assertThat(read("2026-11-22T10:15:30Z")).isEqualTo(time);
    assertThat(read("2026-11-22T10:15:30.0000000000000Z")).isEqualTo(time);
    assertThat(read("2026-11-22T10:15:30+00:00")).isEqualTo(time);
    assertThat(read("2026-11-22T19:15:30+09:00")).isEqualTo(time);
    assertThat(read("2026-11-22T10:15:30-00:00")).isEqualTo(time);
    assertThat(read("2026-11-22T10:15:30.5Z")).isEqualTo(time.plusMillis(500));
    assertThat(read("2016-12-31T23:59:60Z")).isEqualTo("2017-01-01T00:00:00Z");
    for (String bad :
        new String[] {
          "",
          "2026",
          "2026-11-22",
          "2026-11-22T10:15:30",
          "2026-11-22T10:15Z",
          "2026-11-22 10:15:30Z",
          "2026-11-22T10:15:30.Z",
          "2026-11-22T10:15:30,5Z",
          "2026-11-22T24:00:00Z",
          "2026-11-22T10:60:00Z",
          "2026-11-22T10:15:61Z",
          "2026-13-22T10:15:30Z",
          "2026-00-22T10:15:30Z",
          "2026-11-31T10:15:30Z",
          "2025-02-29T10:15:30Z",
          "+2026-11-22T10:15:30Z",
          "-2026-11-22T10:15:30Z",
          "2026-11-22T10:15:30+24:00",
          "2026-11-22T10:15:30+0900",
          "2026-11-22T10:15:30+09",
          "2026-11-22T10:15:30ZZ",
          "2026-11-22T10:15:30Z ",
          "20\uFF126-11-22T10:15:30Z"
        }) {
      assertThat(read(bad)).as(bad).isNull();
    }
  }
}
