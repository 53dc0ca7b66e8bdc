package io.sealane.codec.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * JSON values of three kinds: those that RFC 8259 allows, those that it forbids, and those that it
 * leaves to the reader, where the codec says what it does. In each text, {@code ~XX} stands for the
 * byte with that hexadecimal number.
 */
final class JsonCases {

  enum Kind {
    ALLOWED,
    FORBIDDEN,
    LEFT_TO_US_AND_READ,
    LEFT_TO_US_AND_REFUSED
  }

  record Case(Kind kind, String text) {

    boolean isRead() {
      return kind == Kind.ALLOWED || kind == Kind.LEFT_TO_US_AND_READ;
    }

    byte[] bytes() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] raw = text.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < raw.length; i++) {
        if (raw[i] == '~') {
          bytes.write(Integer.parseInt(text(raw, i + 1), 16));
          i += 2;
        } else {
          bytes.write(raw[i]);
        }
      }
      return bytes.toByteArray();
    }

    private static String text(byte[] raw, int from) {
      return new String(raw, from, 2, StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
      String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
      return kind + " " + shown.replace("\n", "\\n").replace("\r", "\\r").replace("\u0000", "\\0");
    }
  }

  private JsonCases() {}

  static Stream<Case> all() {
    return Stream.of(
            of(Kind.ALLOWED, allowed()),
            of(Kind.FORBIDDEN, forbiddenStructures()),
            of(Kind.FORBIDDEN, forbiddenScalars()),
            of(Kind.FORBIDDEN, forbiddenBytes()),
            of(Kind.LEFT_TO_US_AND_READ, read()),
            of(Kind.LEFT_TO_US_AND_REFUSED, refused()))
        .flatMap(List::stream);
  }

  private static List<Case> of(Kind kind, List<String> texts) {
    return texts.stream().map(text -> new Case(kind, text)).toList();
  }

  private static List<String> allowed() {
    List<String> texts = new ArrayList<>();
    // Structures and white space.
    texts.addAll(
        List.of("[]", "{}", "[[]]", "[{}]", "[[],[]]", "[ ]", "{ }", "[\n]", "[\t]", "[\r\n]"));
    texts.addAll(
        List.of("[1,2]", "[ 1 , 2 ]", "[1\n,\n2]", "[null]", "[true,false,null]", "[\"\"]"));
    texts.addAll(List.of("{\"a\":1}", "{ \"a\" : 1 }", "{\"a\":{\"a\":{\"a\":[]}}}", "{\"\":0}"));
    texts.addAll(
        List.of("{\"a\":1,\"b\":1}", "{\"a\":[],\"b\":{}}", "{\"a\\u0000b\":1}", "{\"é\":1}"));
    texts.addAll(
        List.of("{\"\\\"\":1}", "{\"@type\":1}", "{\"x\":\"y\",\"X\":\"y\"}", "[[[[[[[[]]]]]]]]"));
    texts.add("[" + "1,".repeat(500) + "1]");
    texts.add("[".repeat(50) + "]".repeat(50));
    texts.add("\n\t\r { } \n\t\r ");
    // Literals and numbers.
    texts.addAll(List.of("true", "false", "null", "0", "-0", "1", "-1", "10", "123456789"));
    texts.addAll(List.of("0.0", "-0.0", "1.5", "-1.5", "0.1", "1.000", "123.456789"));
    texts.addAll(
        List.of("1e1", "1E1", "1e+1", "1E+1", "1e-1", "1E-1", "0e1", "0e+1", "0E0", "-1e5"));
    texts.addAll(List.of("1.5e10", "1.5E-10", "1e01", "1e00", "20e1", "123e65", "123.456e78"));
    texts.addAll(List.of("-0.0000000000000000000000000000000000000000000000000000000000001"));
    texts.addAll(List.of("2147483648", "9223372036854775807", "9223372036854775808"));
    texts.addAll(
        List.of("100000000000000000000", "-237462374673276894279832749832423479823246327846"));
    // Strings and escapes.
    texts.addAll(
        List.of("\"\"", "\" \"", "\"a\"", "\"a b\"", "\"'\"", "\"/\"", "\"\\/\"", "\"\\\\\""));
    texts.addAll(
        List.of("\"\\\"\"", "\"\\b\\f\\n\\r\\t\"", "\"\\\\a\"", "\"\\\\\\\"\"", "\"\\\\u0041\""));
    texts.addAll(
        List.of("\"\\u0041\"", "\"\\u00e9\"", "\"\\u0000\"", "\"\\u001f\"", "\"\\u0022\""));
    texts.addAll(
        List.of("\"\\u005C\"", "\"\\uFFFF\"", "\"\\uFFFE\"", "\"\\uFdD0\"", "\"\\u2028\\u2029\""));
    texts.addAll(
        List.of("\"\\uD83D\\uDE00\"", "\"\\ud834\\udd1e\"", "\"\\uDBFF\\uDFFF\"", "\"\\u200B\""));
    texts.addAll(
        List.of("\"é\"", "\"한국어\"", "\"\uD83D\uDE00\"", "\"\u2028\"", "\"\u007F\"", "\"\uFFFF\""));
    texts.addAll(
        List.of(
            "\"~C2~80\"", "\"~E0~A0~80\"", "\"~ED~9F~BF\"", "\"~EE~80~80\"", "\"~F0~90~80~80\""));
    texts.addAll(
        List.of(
            "\"~F4~8F~BF~BF\"", "\"/* no comment */\"", "\"# no comment\"", "\"//\"", "\"[}\""));
    texts.addAll(List.of("\"new\\nline\"", "\"1e9999\"", "\"NaN\"", "\"\uFEFF\"", "\"%s${x}\""));
    texts.add("\"" + "x".repeat(70_000) + "\"");
    texts.add("\"" + "\\u00e9".repeat(5_000) + "\"");
    return texts;
  }

  private static List<String> forbiddenStructures() {
    List<String> texts = new ArrayList<>();
    texts.addAll(
        List.of("", " ", "[", "]", "{", "}", "[[", "]]", "{{", "[}", "{]", "[[]", "[]]", "[{]"));
    texts.addAll(
        List.of("[1", "[1,", "[1,]", "[,1]", "[,]", "[1,,2]", "[1 2]", "[1;2]", "[1:2]", "[,,]"));
    texts.addAll(
        List.of(
            "[\"\",]",
            "[\"\"",
            "[\"a",
            "[a",
            "[a]",
            "[1\n2]",
            "[3[4]]",
            "[\"a\"\"b\"]",
            "[\"x\",,]"));
    texts.addAll(
        List.of("{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{,\"a\":1}", "{,}"));
    texts.addAll(
        List.of(
            "{\"a\"}", "{\"a\",1}", "{\"a\" 1}", "{\"a\"::1}", "{\"a\":1:2}", "{:1}", "{\"a\":}"));
    texts.addAll(
        List.of("{a:1}", "{'a':1}", "{1:1}", "{null:1}", "{[]:1}", "{{}:1}", "{\"a\":1 \"b\":2}"));
    texts.addAll(
        List.of(
            "{\"a\":1;\"b\":2}",
            "{\"a\":1,,\"b\":2}",
            "{\"a\":\"b\"}}",
            "{\"a\":\"b\"}#",
            "{\"a\" \"b\"}"));
    texts.addAll(
        List.of(
            "{\"a\":a}",
            "{\"a\":'b'}",
            "{\"a\":\"b}",
            "{\"a\":1 /* */}",
            "{\"a\":1} //",
            "/**/{}"));
    texts.addAll(
        List.of(
            "[1]//",
            "[1]#",
            "#\n[1]",
            "[1]x",
            "[]a",
            "{}a",
            "[]{}",
            "[] []",
            "1 2",
            "\"a\" \"b\""));
    texts.addAll(
        List.of("<a/>", "<.>", "<null>", "[<null>]", "*", "&", "\\", "[\\]", "[*", "{*", "$", "?"));
    texts.addAll(
        List.of(
            "{\"a\":1,\"a\":1}", "{\"a\":1,\"\\u0061\":2}", "[{\"b\":{\"c\":1,\"d\":2,\"c\":3}}]"));
    texts.addAll(
        List.of(
            "[1\u00A0]", "[\u2060]", "[\u3000]", "[\u0085]", "[\u000C]", "[\u000B1]", "[\u0000]"));
    texts.addAll(
        List.of("\u0000", "\"a\"\u0000", "[1]\u0000", "{\"a\"\u0000:1}", "[\uFEFF1]", "\uFEFF[]"));
    return texts;
  }

  private static List<String> forbiddenScalars() {
    List<String> texts = new ArrayList<>();
    texts.addAll(
        List.of("nul", "nulll", "tru", "truee", "fals", "falsee", "True", "FALSE", "NULL", "Null"));
    texts.addAll(
        List.of(
            "undefined", "NaN", "nan", "-NaN", "Infinity", "-Infinity", "+Infinity", "inf", "INF"));
    texts.addAll(
        List.of(
            "+1", "+0", "++1", "--1", "-", "+", "- 1", "-a", "-1a", ".1", "-.1", ".", "1.", "-1."));
    texts.addAll(
        List.of(
            "0.", "1.e1", "0.e1", "1..0", "1.0.0", "1.2a", "0.1.2", "01", "-01", "00", "012",
            "-012"));
    texts.addAll(
        List.of(
            "1e", "1E", "1e+", "1e-", "1E+", "0e", "0e+", "1eE2", "1e1e1", "1e1.5", "e1", "1e+-1"));
    texts.addAll(
        List.of(
            "0x1", "0x", "1x", "0b1", "0o7", "1_000", "1,000", "1 000", "1L", "1f", "1d",
            "\uFF11"));
    texts.addAll(
        List.of(
            "2.e3", "2.e+3", "9.e+", "1ea", "-foo", "1+2", "1-2", "0x42", "0X42", "123a", "1e1a"));
    texts.addAll(
        List.of(
            "'a'", "`a`", "\"a", "a\"", "\"", "\"\\\"", "\"\\", "\"\\\\\\\"", "\"a\"b", "\"\"\""));
    texts.addAll(
        List.of(
            "\"\\x00\"",
            "\"\\a\"",
            "\"\\'\"",
            "\"\\0\"",
            "\"\\ \"",
            "\"\\U0041\"",
            "\"\\e\"",
            "\"\\v\""));
    texts.addAll(
        List.of(
            "\"\\u\"",
            "\"\\u0\"",
            "\"\\u00\"",
            "\"\\u004\"",
            "\"\\u004G\"",
            "\"\\u 041\"",
            "\"\\u-041\""));
    texts.addAll(
        List.of(
            "\"\\uD83D\\u\"",
            "\"\\uD83D\\u1\"",
            "\"\\uD83D\\x\"",
            "\"\\é\"",
            "\"\\\uD83D\uDE00\"",
            "\"\\\u0000\""));
    texts.addAll(
        List.of(
            "\"a\nb\"",
            "\"a\rb\"",
            "\"a\tb\"",
            "\"\u0000\"",
            "\"\u001F\"",
            "\"\b\"",
            "\"\u001b[1m\""));
    return texts;
  }

  private static List<String> forbiddenBytes() {
    return List.of(
        "~FF",
        "~80",
        "[~FF]",
        "[~E9]",
        "[1~E5]",
        "\"~FF\"",
        "\"~FE\"",
        "\"~80\"",
        "\"~BF\"",
        "\"~E9\"",
        "\"~C3\"",
        "\"~C3~28\"",
        "\"~C0~AF\"",
        "\"~C1~BF\"",
        "\"~E0~80~AF\"",
        "\"~E0~9F~BF\"",
        "\"~F0~80~80~AF\"",
        "\"~F0~8F~BF~BF\"",
        "\"~E2~82\"",
        "\"~E2~28~A1\"",
        "\"~E2~82~28\"",
        "\"~ED~A0~80\"",
        "\"~ED~BF~BF\"",
        "\"~ED~A0~BD~ED~B8~80\"",
        "\"~F0~9F~98\"",
        "\"~F0~28~8C~BC\"",
        "\"~F4~90~80~80\"",
        "\"~F5~80~80~80\"",
        "\"~F8~88~80~80~80\"",
        "\"~FC~84~80~80~80~80\"",
        "\"\\u00~E9\"",
        "\"\\~E5\"",
        "{\"~B9\":1}",
        "{\"~FF\":1}",
        "~EF~BB~BF{}",
        "~FE~FF~00{~00}",
        "~FF~FE{~00}~00",
        "[~00~22a~22]",
        "1~E5",
        "1e1~E5",
        "-123~E5",
        "{\"a\":1~C2~A0}");
  }

  private static List<String> read() {
    return List.of(
        "1e999",
        "-1e999",
        "1e-999",
        "123456789012345678901234567890e900",
        "0.4e006",
        "1".repeat(1000),
        "0." + "1".repeat(998),
        "[".repeat(60) + "]".repeat(60),
        "{\"" + "k".repeat(1000) + "\":1}",
        "{\"a\":1,\"A\":2,\"a \":3}",
        "{\"a\u030A\":1,\"\u00E5\":2}",
        "\"" + "\\u0000".repeat(20_000) + "\"",
        "\"\uFFFE\"",
        "\"\uDBFF\uDFFE\"");
  }

  private static List<String> refused() {
    return List.of(
        "1e1000",
        "1e-1000",
        "-1E+1000",
        "1e999999999",
        "1e-999999999",
        "0e99999999999999999999",
        "1.5e00000000000000000001000",
        "[1,2,3e2000]",
        "1".repeat(1001),
        "-" + "9".repeat(5000),
        "0." + "1".repeat(1500),
        "[".repeat(64) + "]".repeat(64),
        "[".repeat(10_000),
        "{\"a\":".repeat(10_000),
        "[{\"\":".repeat(10_000),
        "{\"" + "k".repeat(5000) + "\":1}",
        "\"\\uD800\"",
        "\"\\uDBFF\"",
        "\"\\uDC00\"",
        "\"\\uDFFF\"",
        "\"\\ud83d\"",
        "\"\\uDE00\\uD83D\"",
        "\"\\uD83D\\uD83D\"",
        "\"\\uD83D\\u0041\"",
        "\"\\uD83Dx\"",
        "\"\\uD83D\\n\"",
        "\"a\\uD83D\"",
        "[\"\\uD888\\u1234\"]",
        "{\"\\uDFAA\":0}",
        "{\"a\\ud800\":0}");
  }
}
