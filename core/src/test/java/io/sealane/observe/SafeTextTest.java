package io.sealane.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {

  @Test
  void ordinaryTextIsTheSameObject() {
    String text = "Bestellung 주문 🚚 (50 $)";
    assertThat(SafeText.of(text, 100)).isSameAs(text);
  }

  @Test
  void whatMovesTheCursorOrTurnsTheLineIsSpelledOut() {
    assertThat(SafeText.of("a\r\nb\tc\u001b[31m\u007f\u0085", 100))
        .isEqualTo("a\\u000d\\u000ab\\u0009c\\u001b[31m\\u007f\\u0085");
    assertThat(SafeText.of("\u202eevil\u2066\u200f\u061c\ufeff\u200b", 100))
        .isEqualTo("\\u202eevil\\u2066\\u200f\\u061c\\ufeff\\u200b");
    assertThat(SafeText.of("\u2028\u2029", 100)).isEqualTo("\\u2028\\u2029");
    assertThat(SafeText.of("tag \udb40\udc41", 100)).isEqualTo("tag \\udb40\\udc41");
    assertThat(SafeText.of("\ud83d alone \ude9a", 100)).isEqualTo("\\ud83d alone \\ude9a");
  }

  @Test
  void anExpressionIsBrokenUp() {
    assertThat(SafeText.of("${jndi:x} $${y} $ { $", 100))
        .isEqualTo("\\u0024{jndi:x} $\\u0024{y} $ { $");
  }

  @Test
  void whatIsSpelledOutCannotBeImitated() {
    assertThat(SafeText.of("\\u000a", 100))
        .isEqualTo("\\\\u000a")
        .isNotEqualTo(SafeText.of("\n", 100));
  }

  @Test
  void longTextIsCutAndNotWithinAPair() {
    assertThat(SafeText.of("abcdef", 6)).isEqualTo("abcdef");
    assertThat(SafeText.of("abcdef", 4)).isEqualTo("abcd...(2 more)");
    assertThat(SafeText.of("abc🚚def", 4)).isEqualTo("abc...(5 more)");
    assertThat(SafeText.of("a\nc${", 4)).isEqualTo("a\\u000ac\\u0024...(1 more)");
    assertThat(SafeText.of("", 1)).isEmpty();
  }
}
