package io.sealane.snssqs.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GroupIdsTest {

  @Test
  void aKeyThatSqsTakesIsTheGroup() {
    assertThat(GroupIds.groupOf("order-1", "id")).isEqualTo("order-1");
    assertThat(GroupIds.groupOf("x".repeat(128), "id")).hasSize(128);
  }

  @Test
  void anyOtherKeyIsItsSha256() {
    assertThat(GroupIds.groupOf("", "id"))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    for (String key : new String[] {"two words", "é", "x".repeat(129), "a\nb"}) {
      assertThat(GroupIds.groupOf(key, "id")).matches("[0-9a-f]{64}");
    }
    assertThat(GroupIds.fit("x".repeat(129))).isNotEqualTo(GroupIds.fit("x".repeat(130)));
  }

  @Test
  void anEventWithoutAKeyIsItsOwnGroup() {
    assertThat(GroupIds.groupOf(null, "id-1")).isEqualTo("id-1");
  }
}
