package io.sealane.jdbc.deadletter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times as text of one length, so that their order as text is their order in time, in UTC, so that
 * no time zone of a server or a session can change them, and to the nanosecond.
 */
final class StoredInstant {

  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private StoredInstant() {}

  /** The text; times outside of the years 0 to 9999 become the first or the last of them. */
  static String write(Instant time) {
    Instant bounded = time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
    return FORM.format(bounded);
  }

  static Instant read(String text) {
    return Instant.parse(text);
  }
}
