package io.sealane.codec.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the values of attributes. */
final class AttributeText {

  private AttributeText() {}

  static void requireString(JsonParser parser) {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw new BadBodyException("not a text");
    }
  }

  /** Whether the text is the expected one; found out without making a string. */
  static boolean is(String expected, JsonParser parser) {
    requireString(parser);
    char[] text = parser.getStringCharacters();
    return TagTable.equal(expected, text, parser.getStringOffset(), parser.getStringLength());
  }

  static String string(JsonParser parser) {
    requireString(parser);
    return parser.getString();
  }

  /** A text without control characters, which CloudEvents does not allow in attributes. */
  static String plain(JsonParser parser) {
    String text = string(parser);
    if (hasControl(text)) {
      throw new BadBodyException("has a control character");
    }
    return text;
  }

  /** Whether there is a control character, which no attribute of CloudEvents 1.0 has. */
  static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** A version: a number or, as some producers have it, a text of digits. */
  static int version(JsonParser parser) {
    int version = 0;
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      version = parser.getIntValue();
    } else if (string(parser).matches("[1-9][0-9]{0,8}")) {
      version = Integer.parseInt(parser.getString());
    }
    if (version < 1) {
      throw new BadBodyException("not a number from 1 on");
    }
    return version;
  }
}
