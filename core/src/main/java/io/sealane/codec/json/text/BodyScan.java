package io.sealane.codec.json.text;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.TokenStreamLocation;

/**
 * Looks at a body once before it is parsed, for what the parser would let pass: byte order marks
 * and other encodings, bytes that are no UTF-8 (RFC 3629), escapes of halves of surrogate pairs,
 * numbers whose exponent is out of bounds, and objects of very many properties, which cost far more
 * than their length. Allocates nothing for a good body.
 */
public final class BodyScan {

  private static final int MAX_EXPONENT = 999;

  /** Deeper objects are refused by the parser. */
  private static final int MAX_DEPTH = 128;

  /** Longer names cost the parser's table of names much more, see {@link #manyLongNames}. */
  private static final int LONG_NAME = 12;

  private static final int MANY = 2_000;

  // Where a problem is, is told by a negative number, so that nothing has to be allocated.
  private static final int NO_UTF_8 = 0;
  private static final int HALF_PAIR = 1;
  private static final int EXPONENT = 2;
  private static final int WIDE = 3;
  private static final int ENCODING = 4;
  private static final int MARK = 5;
  private static final String[] PROBLEMS = {
    "is not UTF-8",
    "has half of a surrogate pair",
    "has a number with an exponent beyond " + MAX_EXPONENT,
    "has an object of too many properties",
    "is encoded as UTF-16 or UTF-32, not as UTF-8",
    "begins with a byte order mark"
  };

  private BodyScan() {}

  /**
   * Looks at a body.
   *
   * @param maxProperties how many properties an object may have
   * @return what the other methods take
   */
  public static long of(byte[] body, int maxProperties) {
    // A JSON object begins with two ASCII characters: a zero byte there is UTF-16 or UTF-32.
    if (body.length >= 2 && (body[0] == 0 || body[1] == 0)) {
      return problem(ENCODING, 0);
    }
    if (body.length >= 3 && (body[0] & 0xFF) == 0xEF && (body[1] & 0xFF) == 0xBB) {
      return problem(MARK, 0);
    }
    return look(body, maxProperties);
  }

  private static long look(byte[] body, int maxProperties) {
    long at = 0;
    long from = 0;
    int properties = 0;
    int longNames = 0;
    while (at >= 0 && at < body.length) {
      byte b = body[(int) at++];
      if (b == '"') {
        from = at;
        at = string(body, (int) at);
      } else if (b == ':') {
        properties++;
        longNames += at - from > LONG_NAME + 2 ? 1 : 0;
      } else if (b == 'e' || b == 'E') {
        at = exponent(body, (int) at);
      } else if (b < 0) {
        at = problem(NO_UTF_8, at);
      }
    }
    // Most bodies have too few in all for any one object to have too many.
    if (at >= 0 && properties > maxProperties && widest(body) > maxProperties) {
      return problem(WIDE, at);
    }
    return at < 0 ? at : longNames;
  }

  /** What is wrong with the body, or null. */
  public static @Nullable String problem(long scan) {
    if (scan >= 0) {
      return null;
    }
    return PROBLEMS[(int) (~scan % PROBLEMS.length)] + ", at byte " + ~scan / PROBLEMS.length;
  }

  /**
   * Whether a parser that remembers names would do the body's sender a favour: its table of names
   * grows in steps that are all copies, quadratically that is, if names are long and different.
   */
  public static boolean manyLongNames(long scan) {
    return scan > MANY;
  }

  /**
   * Where in the body a parser is. One that does not remember names counts characters, and they are
   * counted again here as bytes.
   */
  public static int offset(byte[] body, TokenStreamLocation location) {
    if (location.getByteOffset() >= 0) {
      return Math.toIntExact(location.getByteOffset());
    }
    // What a parser leaves out at the beginning.
    int at = body.length > 2 && body[0] == (byte) 0xEF ? 3 : 0;
    for (long left = location.getCharOffset(); left > 0; ) {
      int lead = body[at] & 0xFF;
      int bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      left -= bytes == 4 ? 2 : 1;
      at += bytes;
    }
    return at;
  }

  private static long problem(int problem, long at) {
    return ~(at * PROBLEMS.length + problem);
  }

  private static int widest(byte[] body) {
    int[] counts = new int[MAX_DEPTH];
    int depth = 0;
    int widest = 0;
    long at = 0;
    while (at >= 0 && at < body.length && depth >= 0 && depth < MAX_DEPTH) {
      byte b = body[(int) at++];
      if (b == '"') {
        at = string(body, (int) at);
      } else if (b == '{' && ++depth < MAX_DEPTH) {
        counts[depth] = 0;
      } else if (b == ':') {
        widest = Math.max(widest, ++counts[depth]);
      } else if (b == '}') {
        depth--;
      }
    }
    return widest;
  }

  private static long string(byte[] body, int from) {
    long at = from;
    while (at >= 0 && at < body.length) {
      byte b = body[(int) at++];
      if (b == '"') {
        return at;
      }
      if (b == '\\') {
        at = escape(body, (int) at);
      } else if (b < 0) {
        at = multiByte(body, (int) at, b & 0xFF);
      }
    }
    return at;
  }

  private static long escape(byte[] body, int at) {
    if (at >= body.length || body[at] != 'u') {
      return at + 1L;
    }
    int unit = hex4(body, at + 1);
    if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
      return at + 1L;
    }
    boolean escaped = at + 6 < body.length && body[at + 5] == '\\' && body[at + 6] == 'u';
    int low = escaped ? hex4(body, at + 7) : -1;
    boolean pair =
        unit <= Character.MAX_HIGH_SURROGATE
            && low >= Character.MIN_LOW_SURROGATE
            && low <= Character.MAX_LOW_SURROGATE;
    return pair ? at + 11L : problem(HALF_PAIR, at);
  }

  /** Four hexadecimal digits, or -1; what is none is left to the parser, which refuses it. */
  private static int hex4(byte[] body, int from) {
    if (from + 4 > body.length) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = body[i] < 0 ? -1 : Character.digit(body[i], 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private static long multiByte(byte[] body, int at, int lead) {
    int more = continuation(lead, at < body.length ? body[at] & 0xFF : 0);
    int end = at + more;
    boolean good = more > 0 && end <= body.length;
    for (int i = at; good && i < end; i++) {
      good = (body[i] & 0xC0) == 0x80;
    }
    return good ? end : problem(NO_UTF_8, at);
  }

  /** How many bytes follow, or 0 if the character is overlong, a surrogate or beyond U+10FFFF. */
  private static int continuation(int lead, int second) {
    if (lead >= 0xC2 && lead <= 0xDF) {
      return 1;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
      boolean overlong = lead == 0xE0 && second < 0xA0;
      boolean surrogate = lead == 0xED && second > 0x9F;
      return overlong || surrogate ? 0 : 2;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
      boolean overlong = lead == 0xF0 && second < 0x90;
      boolean beyond = lead == 0xF4 && second > 0x8F;
      return overlong || beyond ? 0 : 3;
    }
    return 0;
  }

  private static long exponent(byte[] body, int from) {
    if (from < 2 || body[from - 2] < '0' || body[from - 2] > '9') {
      return from; // the e of true and false
    }
    int at = from;
    if (at < body.length && (body[at] == '+' || body[at] == '-')) {
      at++;
    }
    int exponent = 0;
    while (at < body.length && body[at] >= '0' && body[at] <= '9') {
      exponent = Math.min(MAX_EXPONENT + 1, exponent * 10 + body[at++] - '0');
    }
    return exponent > MAX_EXPONENT ? problem(EXPONENT, from) : at;
  }
}
