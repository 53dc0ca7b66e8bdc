package io.sealane.codec.json.strict;

import io.sealane.codec.json.text.Surrogates;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.util.JsonGeneratorDelegate;

/**
 * Refuses what could be written but not be read back: halves of surrogate pairs, NaN and
 * infinities, numbers and names beyond the limits, and raw text, which could be anything.
 */
public final class StrictGenerator extends JsonGeneratorDelegate {

  // Both are well below what is read, so that a number in its plain form can be read, too.
  private static final int MAX_DIGITS = 500;
  private static final int MAX_EXPONENT = 400;
  private static final double BITS_PER_DIGIT = 3.33;
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]{0,499})(\\.[0-9]{1,400})?([eE][+-]?[0-9]{1,3})?");

  private final int maxString;

  /** Writes to another generator, which it does not close on its own account. */
  public StrictGenerator(JsonGenerator delegate, Limits limits) {
    super(delegate, false);
    this.maxString = limits.maxString();
  }

  @Override
  public JsonGenerator writeName(String name) {
    checkText(name);
    // Readers count a name in bytes, and what they took must be fit to be written again. Names of
    // a third as many characters fit whatever they are: a character has at most three bytes.
    if (name.length() > Limits.MAX_NAME / 3 && Surrogates.utf8Length(name) > Limits.MAX_NAME) {
      throw new UnwritableException("a name has more than " + Limits.MAX_NAME + " bytes");
    }
    return super.writeName(name);
  }

  @Override
  public JsonGenerator writeString(String text) {
    if (text != null) {
      checkText(text);
    }
    return super.writeString(text);
  }

  @Override
  public JsonGenerator writeString(char[] text, int offset, int length) {
    checkText(CharBuffer.wrap(text, offset, length));
    return super.writeString(text, offset, length);
  }

  @Override
  public JsonGenerator writeString(SerializableString text) {
    checkText(text.getValue());
    return super.writeString(text);
  }

  @Override
  public JsonGenerator writeString(Reader reader, int length) {
    throw raw();
  }

  @Override
  public JsonGenerator writeArray(String[] array, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (array[i] != null) {
        checkText(array[i]);
      }
    }
    return super.writeArray(array, offset, length);
  }

  @Override
  public JsonGenerator writeArray(double[] array, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      checkFinite(array[i]);
    }
    return super.writeArray(array, offset, length);
  }

  @Override
  public JsonGenerator writeNumber(double value) {
    checkFinite(value);
    return super.writeNumber(value);
  }

  @Override
  public JsonGenerator writeNumber(float value) {
    checkFinite(value);
    return super.writeNumber(value);
  }

  @Override
  public JsonGenerator writeNumber(BigInteger value) {
    if (value != null && value.bitLength() > MAX_DIGITS * BITS_PER_DIGIT) {
      throw new UnwritableException("a number has more than " + MAX_DIGITS + " digits");
    }
    return super.writeNumber(value);
  }

  @Override
  public JsonGenerator writeNumber(BigDecimal value) {
    if (value != null) {
      long exponent = (long) value.precision() - value.scale() - 1;
      if (value.precision() > MAX_DIGITS || Math.abs(exponent) > MAX_EXPONENT) {
        throw new UnwritableException(
            "a number has more than "
                + MAX_DIGITS
                + " digits or an exponent beyond "
                + MAX_EXPONENT);
      }
    }
    return super.writeNumber(value);
  }

  @Override
  public JsonGenerator writeNumber(String encoded) {
    if (!NUMBER.matcher(encoded).matches()) {
      throw raw();
    }
    return super.writeNumber(encoded);
  }

  @Override
  public JsonGenerator writeNumber(char[] encoded, int offset, int length) {
    return writeNumber(new String(encoded, offset, length));
  }

  @Override
  public JsonGenerator writeRawUTF8String(byte[] text, int offset, int length) {
    throw raw();
  }

  @Override
  public JsonGenerator writeUTF8String(byte[] text, int offset, int length) {
    throw raw();
  }

  @Override
  public JsonGenerator writeRaw(String text) {
    throw raw();
  }

  @Override
  public JsonGenerator writeRaw(String text, int offset, int length) {
    throw raw();
  }

  @Override
  public JsonGenerator writeRaw(SerializableString text) {
    throw raw();
  }

  @Override
  public JsonGenerator writeRaw(char[] text, int offset, int length) {
    throw raw();
  }

  @Override
  public JsonGenerator writeRaw(char c) {
    throw raw();
  }

  @Override
  public JsonGenerator writeRawValue(String text) {
    throw raw();
  }

  @Override
  public JsonGenerator writeRawValue(String text, int offset, int length) {
    throw raw();
  }

  @Override
  public JsonGenerator writeRawValue(char[] text, int offset, int length) {
    throw raw();
  }

  @Override
  public JsonGenerator writeRawValue(SerializableString text) {
    throw raw();
  }

  private void checkText(CharSequence text) {
    if (text.length() > maxString) {
      throw new UnwritableException("a text has more than " + maxString + " characters");
    }
    if (Surrogates.anyAlone(text)) {
      throw new UnwritableException("a text has half of a surrogate pair");
    }
  }

  private static void checkFinite(double value) {
    if (!Double.isFinite(value)) {
      throw new UnwritableException("a number is NaN or infinite");
    }
  }

  private static UnwritableException raw() {
    return new UnwritableException("raw JSON is refused");
  }
}
