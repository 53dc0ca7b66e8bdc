package io.sealane.codec.json.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogTextTest {

  @Test
  void plainTextStaysAsItIs() {
    assertThat(LogText.of("orders.Completed-v2_x /:@#*()[];,=+?!~^|&%"))
        .isEqualTo("orders.Completed-v2_x /:@#*()[];,=+?!~^|&%");
    assertThat(LogText.of("")).isEmpty();
  }

  @Test
  void whateverALogOrATerminalMightObeyIsEscaped() {
    assertThat(LogText.of("a\r\n\u001b[1m\u0000\u007f\u202e\u2028é\uD83D"))
        .isEqualTo("a\\u000d\\u000a\\u001b[1m\\u0000\\u007f\\u202e\\u2028\\u00e9\\ud83d");
    assertThat(LogText.of("${jndi:ldap://x}\"'`<>\\"))
        .isEqualTo("\\u0024\\u007bjndi:ldap://x\\u007d\\u0022\\u0027\\u0060\\u003c\\u003e\\u005c");
  }

  @Test
  void longTextIsCut() {
    assertThat(LogText.of("x".repeat(128))).isEqualTo("x".repeat(128));
    assertThat(LogText.of("x".repeat(129))).isEqualTo("x".repeat(128) + "...");
    assertThat(LogText.of("??" + "x".repeat(500)).length()).isEqualTo(131);
    char[] buffer = ("??" + "x".repeat(200)).toCharArray();
    assertThat(LogText.of(buffer, 2, 3)).isEqualTo("xxx");
    assertThat(LogText.of(buffer, 2, 200)).isEqualTo("x".repeat(128) + "...");
  }
}
